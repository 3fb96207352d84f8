package io.aftercare.identity.web;

import io.aftercare.common.CursorPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a list goes on. */
final class Search {

    private Search() {}

    /** The address of the page after this one, with what was searched for; null when this is the last one. */
    static @Nullable String next(String path, String search, CursorPage<?> page) {
        return page.next() == null
                ? null
                : UriComponentsBuilder.fromPath(path)
                        .queryParam("search", "{search}")
                        .queryParam("after", page.next())
                        .encode()
                        .buildAndExpand(search)
                        .toUriString();
    }
}
