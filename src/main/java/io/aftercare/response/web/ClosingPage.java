package io.aftercare.response.web;

import org.jspecify.annotations.Nullable;

/**
 * A page that asks nothing more.
 *
 * @param image address of the image on top, null for none
 */
public record ClosingPage(
        String heading, String body, @Nullable String image) {

    ClosingPage(String heading, String body) {
        this(heading, body, null);
    }
}
