package io.aftercare.local;

import io.aftercare.common.CursorPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** A page of the mailbox. */
public record MailList(String search, CursorPage<SentMail> page) {

    public @Nullable String nextPath() {
        return page.next() == null
                ? null
                : UriComponentsBuilder.fromPath("/mailbox")
                        .queryParam("search", "{search}")
                        .queryParam("after", "{after}")
                        .encode()
                        .buildAndExpand(search, page.next())
                        .toUriString();
    }
}
