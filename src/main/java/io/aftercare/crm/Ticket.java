package io.aftercare.crm;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.nullable;

import com.fasterxml.jackson.annotation.JsonValue;
import io.aftercare.common.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's request, as a help desk tracks it.
 *
 * @param externalId the help desk's id
 * @param pipeline the key of its pipeline
 * @param ownerEmail who is answerable for it; need not be a user of Aftercare
 * @param closedAt when it was closed last; null while it is open
 * @param reopenedAt when it was reopened last
 */
public record Ticket(
        TicketId id,
        String externalId,
        String subject,
        String pipeline,
        ContactId contactId,
        String contactEmail,
        @Nullable String ownerEmail,
        State state,
        @Nullable Instant closedAt,
        @Nullable Instant reopenedAt,
        Instant createdAt) {

    /** Whether work on it goes on. */
    public enum State {
        OPEN,
        CLOSED;

        /** The name of the state outside Java. */
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws Refusal {@code unknown-state} */
        public static State ofKey(String key) {
            return Arrays.stream(values())
                    .filter(state -> state.key().equals(key))
                    .findAny()
                    .orElseThrow(() -> Refusal.unprocessable(
                            "unknown-state", "There is no state '%s'. States: open, closed.".formatted(key)));
        }
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    static Ticket read(ResultSet row, int number) throws SQLException {
        return new Ticket(
                new TicketId(row.getObject("id", UUID.class)),
                row.getString("external_id"),
                row.getString("subject"),
                row.getString("pipeline"),
                new ContactId(row.getObject("contact_id", UUID.class)),
                row.getString("contact_email"),
                row.getString("owner_email"),
                State.ofKey(row.getString("state")),
                nullable(row, "closed_at"),
                nullable(row, "reopened_at"),
                instant(row, "created_at"));
    }
}
