package io.aftercare.automation.worker;

import io.aftercare.survey.Band;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is told of an answer.
 *
 * @param note what the author wrote, filled in; null for nothing
 * @param ticket null when the answer is about none
 */
record AnsweredMessage(
        String runId,
        String surveyId,
        String survey,
        int score,
        Band band,
        @Nullable String comment,
        Instant answeredAt,
        Contact contact,
        @Nullable Ticket ticket,
        @Nullable String note) {

    record Contact(
            String id,
            String email,
            @Nullable String firstName,
            @Nullable String lastName) {}

    record Ticket(String externalId, String subject, String pipeline) {}

    static AnsweredMessage of(AnsweredRun answered, @Nullable String note) {
        var about = answered.about();
        var survey = about.survey();
        var contact = about.contact();
        return new AnsweredMessage(
                answered.link().runId().toString(),
                answered.link().surveyId().toString(),
                survey.name(),
                about.answer().score(),
                survey.type().bandOf(about.answer().score()),
                about.answer().comment(),
                about.answer().givenAt(),
                new Contact(contact.id().toString(), contact.email(), contact.firstName(), contact.lastName()),
                about.ticket()
                        .map(ticket -> new Ticket(ticket.externalId(), ticket.subject(), ticket.pipeline()))
                        .orElse(null),
                note);
    }
}
