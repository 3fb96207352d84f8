package io.aftercare.run;

import io.aftercare.common.Refusal;
import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Contacts;
import io.aftercare.engine.EngineMessages;
import io.aftercare.response.AnswerLink;
import io.aftercare.response.AnswerLink.Closed;
import io.aftercare.response.Responses;
import io.aftercare.run.SurveyRun.Start;
import io.aftercare.survey.PublishedSurvey;
import io.aftercare.survey.RunId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Surveys that are shown on a web site instead of being mailed (R39). A run begins as it is shown: it is on record as sent
 * with its answer link before anybody sees it, and its process, which starts a moment later, finds nothing left to send.
 */
@Service
public class SurveyShowing {

    private final ShownRuns shown;
    private final RunRepository runs;
    private final Eligibility eligibility;
    private final Contacts contacts;
    private final Responses responses;
    private final EngineMessages engine;
    private final Clock clock;

    SurveyShowing(
            ShownRuns shown,
            RunRepository runs,
            Eligibility eligibility,
            Contacts contacts,
            Responses responses,
            EngineMessages engine,
            Clock clock) {
        this.shown = shown;
        this.runs = runs;
        this.eligibility = eligibility;
        this.contacts = contacts;
        this.responses = responses;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * Whether a contact may be shown a live survey now: it was not asked by it in its period, by none within the fatigue
     * period, and is not among those who are never asked. Whether it is in the segment the caller knows.
     */
    public boolean isDue(PublishedSurvey survey, Contact contact) {
        return eligibility.suppression(contact).isEmpty()
                && !shown.wasAsked(survey.id(), contact.id(), periodBegan(survey))
                && !wasAskedRecently(survey, contact);
    }

    /**
     * Puts on record that a contact is shown the survey, and starts the run. Of several at once one does: the others find
     * the contact locked, and then asked.
     *
     * @return the link by which it is answered; empty if the contact is not due any more
     * @throws Refusal {@code contact-not-found}
     */
    @Transactional
    public Optional<AnswerLink> show(PublishedSurvey survey, ContactId id) {
        var contact = contacts.lock(id);
        return isDue(survey, contact) ? start(survey, contact) : Optional.empty();
    }

    private Optional<AnswerLink> start(PublishedSurvey survey, Contact contact) {
        var id = RunId.next();
        var now = clock.instant();
        var start = new Start(id, survey.id(), survey.version(), null, null, contact.id(), id.toString(), null);
        var definition = survey.definition();
        var language = definition.in(contact.language()).language();
        if (!shown.insert(SurveyRun.scheduled(start, now, now), language)) {
            return Optional.empty();
        }
        var link = responses.open(id, survey, contact, now.plus(definition.expiresAfter()));
        engine.publish(RunStart.due(id, survey.id(), contact.id(), definition.runProcess()));
        return Optional.of(link);
    }

    /**
     * The contact closed the survey without answering: it takes no answer any more.
     *
     * @return false if it was answered, or is over
     */
    @Transactional
    public boolean dismiss(RunId id) {
        responses.lock(id);
        if (responses.last(id).isPresent() || !shown.markDismissed(id, clock.instant())) {
            return false;
        }
        responses.close(id, Closed.EXPIRED);
        return true;
    }

    /** Since when having been asked counts; null for ever. */
    private @Nullable Instant periodBegan(PublishedSurvey survey) {
        var weeks = survey.definition().schedule().repeat().weeks();
        return weeks == 0 ? null : clock.instant().minus(Duration.ofDays(7L * weeks));
    }

    private boolean wasAskedRecently(PublishedSurvey survey, Contact contact) {
        var days = survey.definition().fatigueDays();
        return days > 0
                && runs.wasAsked(contact.id(), RunId.next(), clock.instant().minus(Duration.ofDays(days)));
    }
}
