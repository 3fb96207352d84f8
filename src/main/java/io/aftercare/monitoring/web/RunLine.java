package io.aftercare.monitoring.web;

import io.aftercare.run.RunRow;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * A run of the list.
 *
 * @param incidents how many stop it
 */
public record RunLine(RunRow row, int incidents) {

    public String state() {
        return StateWords.label(row.run());
    }

    public String style() {
        return StateWords.style(row.run().state());
    }

    /** Why it is as it is. */
    public String why() {
        if (incidents > 0) {
            return "Stopped by an incident: somebody must mend it.";
        }
        var reason = row.run().reason();
        return reason == null ? StateWords.meaning(row.run().state()) : reason.text();
    }

    /** Null for a run without a ticket. */
    public @Nullable String ticketPath() {
        return ticketPath(row.run().ticket());
    }

    static @Nullable String ticketPath(@Nullable String ticket) {
        return ticket == null ? null : "/tickets/" + UriUtils.encode(ticket, StandardCharsets.UTF_8);
    }
}
