package io.aftercare.response.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that asks nothing more.
 *
 * @param image address of the image on top, null for none
 * @param onward sites to go on to
 */
public record ClosingPage(
        String heading, String body, @Nullable String image, List<Onward> onward) {

    /** A link to a site, which then knows who comes. */
    public record Onward(String label, String href) {}

    ClosingPage(String heading, String body) {
        this(heading, body, null, List.of());
    }
}
