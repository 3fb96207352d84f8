package io.aftercare.common.page;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A document of its own that a page of this host shows in a frame. It runs no script, sends no form and loads nothing
 * foreign, whatever stands in it; its links stay in the frame.
 */
public final class FramedDocument {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    /** The sandbox keeps its origin: without, its links would be asked for without the session's cookie. */
    private static final String POLICY = "default-src 'none'; img-src 'self'; style-src %s; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin";

    private FramedDocument() {}

    /** @param styles where its styles come from, as the directive {@code style-src} of the policy says it */
    public static ResponseEntity<String> of(String html, String styles) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY.formatted(styles))
                .body(html);
    }
}
