package io.aftercare.crm.web;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** The address of the following page of a list. */
final class NextPage {

    private NextPage() {}

    /**
     * Adds the cursor to what the list was asked for.
     *
     * @param parameter that takes the cursor
     * @param cursor null on the last page
     * @return null on the last page
     */
    static @Nullable String of(String path, Map<String, String> asked, String parameter, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        var query = asked.entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .map(part -> part.getKey() + "=" + UriUtils.encode(part.getValue(), "UTF-8") + "&")
                .sorted()
                .collect(Collectors.joining());
        return path + "?" + query + parameter + "=" + cursor;
    }
}
