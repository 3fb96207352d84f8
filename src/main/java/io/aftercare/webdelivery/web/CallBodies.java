package io.aftercare.webdelivery.web;

import io.aftercare.common.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a site's script sends, up to a limit. */
@Component
class CallBodies {

    /** Enough for the longest comment, whatever is escaped in it. */
    static final int LARGEST = 32 * 1024;

    private final JsonMapper json;

    CallBodies(JsonMapper json) {
        // Pages may have loaded an older script, or a newer one.
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** @throws Refusal {@code body-too-large} or {@code unreadable-body} */
    <T extends Object> T read(HttpServletRequest request, Class<T> type) throws IOException {
        if (request.getContentLengthLong() > LARGEST) {
            throw tooLarge();
        }
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw tooLarge();
        }
        try {
            var read = json.readValue(body, type);
            if (read != null) {
                return read;
            }
        } catch (JacksonException unreadable) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static Refusal tooLarge() {
        return Refusal.tooLarge("body-too-large", "A call may have %,d bytes. Send less.".formatted(LARGEST));
    }

    private static Refusal unreadable() {
        return Refusal.unprocessable(
                "unreadable-body",
                "The body is not the JSON that is expected here. Load the script of this server anew.");
    }
}
