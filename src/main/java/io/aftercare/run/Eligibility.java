package io.aftercare.run;

import io.aftercare.crm.Contact;
import io.aftercare.crm.Ticket;
import io.aftercare.mail.Suppressions;
import io.aftercare.survey.PublishedSurvey;
import io.aftercare.survey.SurveyStatus;
import io.aftercare.survey.Surveys;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a contact may be asked now; asked under the contact's lock, so that two runs cannot both be told yes. */
@Component
class Eligibility {

    private final RunRepository runs;
    private final Surveys surveys;
    private final Suppressions suppressions;
    private final List<SendingObstacle> others;
    private final Clock clock;

    Eligibility(
            RunRepository runs, Surveys surveys, Suppressions suppressions, List<SendingObstacle> others, Clock clock) {
        this.runs = runs;
        this.surveys = surveys;
        this.suppressions = suppressions;
        this.others = others;
        this.clock = clock;
    }

    /** Why the contact is not to be mailed, or nothing if it may be. */
    Optional<SkipReason> obstacle(SurveyRun run, PublishedSurvey survey, Contact contact, Optional<Ticket> ticket) {
        return suppression(contact)
                .or(() -> standstill(survey))
                .or(() -> when(ticket.filter(Ticket::isOpen).isPresent(), SkipReason.TICKET_REOPENED))
                .or(() -> others.stream()
                        .flatMap(other -> other.obstacle(run, survey, contact).stream())
                        .findFirst())
                .or(() -> when(wasAskedRecently(run, survey), SkipReason.ASKED_RECENTLY));
    }

    /** Whether the address is never to be mailed for surveys again. */
    Optional<SkipReason> suppression(Contact contact) {
        return suppressions.find(contact.email()).map(suppression -> switch (suppression.reason()) {
            case UNSUBSCRIBED -> SkipReason.UNSUBSCRIBED;
            case BOUNCED -> SkipReason.BOUNCED;
            case COMPLAINED -> SkipReason.COMPLAINED;
            case ERASED -> SkipReason.ERASED;
        });
    }

    /** The runs of a deleted survey are being withdrawn: this one had no turn yet. */
    private Optional<SkipReason> standstill(PublishedSurvey survey) {
        var status = surveys.status(survey.id());
        return status.isEmpty()
                ? Optional.of(SkipReason.WITHDRAWN)
                : when(status.get() == SurveyStatus.PAUSED, SkipReason.SURVEY_PAUSED);
    }

    private boolean wasAskedRecently(SurveyRun run, PublishedSurvey survey) {
        var days = survey.definition().fatigueDays();
        return days > 0
                && runs.wasAsked(run.contactId(), run.id(), clock.instant().minus(Duration.ofDays(days)));
    }

    private static Optional<SkipReason> when(boolean condition, SkipReason reason) {
        return condition ? Optional.of(reason) : Optional.empty();
    }
}
