package io.aftercare.helpdesk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.aftercare.helpdesk.TicketNews.Person;
import io.aftercare.helpdesk.TicketNews.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a sample says of a ticket, as a delivery would be read.
 *
 * @param externalId what the ticket would be called here
 * @param closed what the status means here; null when its word is not known, or none is there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReadMessage(
        String externalId,
        @Nullable String subject,
        @Nullable String status,
        @Nullable Boolean closed,
        @Nullable String contactEmail,
        @Nullable String contactFirstName,
        @Nullable String contactLastName,
        @Nullable String ownerEmail,
        @Nullable Instant updatedAt) {

    /** Whether the status means, for sure, that work on the ticket goes on. */
    @JsonIgnore
    public boolean isOpen() {
        return Boolean.FALSE.equals(closed);
    }

    static ReadMessage of(HelpDesk desk, TicketNews news) {
        var topic = news.topic() == null ? new Topic("", null) : news.topic();
        var person = news.person() == null ? new Person("", null, null) : news.person();
        return new ReadMessage(
                desk.externalId(news.ticket()),
                topic.subject().isEmpty() ? null : topic.subject(),
                news.status().isEmpty() ? null : news.status().getFirst(),
                desk.words().closes(news.status()).orElse(null),
                person.email().isEmpty() ? null : person.email(),
                person.firstName(),
                person.lastName(),
                topic.ownerEmail(),
                news.at());
    }
}
