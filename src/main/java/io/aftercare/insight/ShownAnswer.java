package io.aftercare.insight;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** An answer as lists show it. */
public record ShownAnswer(LatestAnswer answer) {

    /** Null for a run without a ticket. */
    public @Nullable String ticketPath() {
        var ticket = answer.ticket();
        return ticket == null ? null : "/tickets/" + UriUtils.encode(ticket, StandardCharsets.UTF_8);
    }

    /** The band's word, such as {@code Difficult}. */
    public String band() {
        var key = answer.band().key();
        return Character.toUpperCase(key.charAt(0)) + key.substring(1);
    }

    /** How the respondent feels, as a colour of the pages. */
    public String colour() {
        return switch (answer.band().sentiment()) {
            case NEGATIVE -> "red";
            case NEUTRAL -> "yellow";
            case POSITIVE -> "green";
        };
    }
}
