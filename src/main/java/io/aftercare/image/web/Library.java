package io.aftercare.image.web;

import io.aftercare.common.CursorPage;
import io.aftercare.image.Image;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The image library as its page shows it.
 *
 * @param offset whether this is not the first page
 */
public record Library(String search, boolean offset, CursorPage<Shown> page) {

    /**
     * An image of the library.
     *
     * @param users the places that show it, in words
     */
    public record Shown(Image image, List<String> users) {

        public String size() {
            return String.format(
                    Locale.ROOT, "%d × %d, %d KB", image.width(), image.height(), image.bytes() / 1024 + 1);
        }
    }

    /** Whether there is nothing because nothing was uploaded yet. */
    public boolean isUntouched() {
        return page.items().isEmpty() && search.isEmpty() && !offset;
    }

    public @Nullable String nextPath() {
        return page.next() == null
                ? null
                : UriComponentsBuilder.fromPath("/library")
                        .queryParam("search", "{search}")
                        .queryParam("after", "{after}")
                        .encode()
                        .buildAndExpand(search, page.next())
                        .toUriString();
    }
}
