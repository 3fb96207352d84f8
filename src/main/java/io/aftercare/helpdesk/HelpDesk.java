package io.aftercare.helpdesk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A help desk that tells of its tickets. Its secret is not here.
 *
 * @param key begins the external ids of its tickets, so that no help desk can name another's: {@code zendesk:1234}.
 *     Never changed
 * @param address where it posts its messages
 * @param pipeline the key of the pipeline that its tickets are opened in
 * @param pointers where the fields stand; null unless it is a {@link HelpDeskKind#GENERIC generic} one
 * @param refused the last call that was not believed; null when there was none
 * @param createdBy the mail address of a user, or what an API key is called
 * @param changedBy like {@code createdBy}
 */
public record HelpDesk(
        HelpDeskId id,
        String key,
        String address,
        HelpDeskKind kind,
        String name,
        String pipeline,
        StatusWords words,
        @Nullable FieldPointers pointers,
        @Nullable RefusedCall refused,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        String changedBy) {

    /** @param why what was wrong, as an admin should read it */
    public record RefusedCall(Instant at, String why) {}

    /** How the ticket goes here that the help desk knows by this id. */
    @JsonIgnore
    String externalId(String ticket) {
        return key + ":" + ticket;
    }
}
