package io.aftercare.run;

import io.aftercare.crm.Contact;
import io.aftercare.crm.Ticket;
import io.aftercare.response.Answer;
import io.aftercare.survey.Direction;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyTexts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the templates {@code mail/notification} show. */
public record NotificationMail(
        String subject,
        String lang,
        String dir,
        String surveyName,
        String type,
        int score,
        int maxScore,
        String bandName,
        String sentiment,
        @Nullable String comment,
        String contactName,
        String contactEmail,
        @Nullable String ticketSubject,
        @Nullable String ticketExternalId,
        String answeredAt,
        String runUrl) {

    static NotificationMail of(
            SurveyDefinition survey,
            SurveyTexts texts,
            Contact contact,
            Optional<Ticket> ticket,
            Answer answer,
            String runUrl) {
        var band = survey.type().bandOf(answer.score());
        var max = survey.type().max();
        return new NotificationMail(
                texts.texts(survey)
                        .get(
                                "notification.subject",
                                String.valueOf(answer.score()),
                                String.valueOf(max),
                                survey.name()),
                survey.language(),
                Direction.of(survey.locale()),
                survey.name(),
                survey.type().name(),
                answer.score(),
                max,
                texts.bandName(survey, band),
                band.sentiment().key(),
                answer.comment(),
                contact.displayName(),
                contact.email(),
                ticket.map(Ticket::subject).orElse(null),
                ticket.map(Ticket::externalId).orElse(null),
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.LONG)
                        .withLocale(survey.locale())
                        .withZone(ZoneId.systemDefault())
                        .format(answer.givenAt()),
                runUrl);
    }
}
