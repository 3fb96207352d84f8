package io.aftercare.run;

import io.aftercare.crm.Contact;
import io.aftercare.crm.Contacts;
import io.aftercare.engine.JobFailure;
import io.aftercare.mail.Delivery;
import io.aftercare.response.AnswerLink;
import io.aftercare.response.Responses;
import io.aftercare.run.RunMailing.Claimed;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyStatus;
import io.aftercare.survey.Surveys;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Sends the one reminder of a run, if somebody still waits to be asked. */
@Service
public class ReminderSending {

    private final RunRepository runs;
    private final Eligibility eligibility;
    private final Surveys surveys;
    private final Contacts contacts;
    private final Responses responses;
    private final RunMailing mailing;
    private final Clock clock;

    ReminderSending(
            RunRepository runs,
            Eligibility eligibility,
            Surveys surveys,
            Contacts contacts,
            Responses responses,
            RunMailing mailing,
            Clock clock) {
        this.runs = runs;
        this.eligibility = eligibility;
        this.surveys = surveys;
        this.contacts = contacts;
        this.responses = responses;
        this.mailing = mailing;
        this.clock = clock;
    }

    /** @throws JobFailure if the mail server does not take the mail now, or another worker is sending it */
    public void remind(RunId id) {
        var run = runs.find(id).orElseThrow(() -> new JobFailure("There is no run %s on record.".formatted(id)));
        if (isWaiting(run)) {
            responses.ofRun(id).filter(this::isOpen).ifPresent(link -> remind(run, link));
        }
    }

    private boolean isWaiting(SurveyRun run) {
        return run.state() == RunState.SENT
                && !run.shown()
                && run.remindedAt() == null
                && surveys.status(run.surveyId())
                        .filter(status -> status != SurveyStatus.PAUSED)
                        .isPresent();
    }

    private boolean isOpen(AnswerLink link) {
        return link.closed() == null && clock.instant().isBefore(link.expiresAt());
    }

    private void remind(SurveyRun run, AnswerLink link) {
        var contact = contacts.find(run.contactId())
                .filter(asked -> eligibility.suppression(asked).isEmpty());
        var now = clock.instant();
        if (contact.isEmpty()) {
            return;
        }
        if (runs.claimReminder(run.id(), now, mailing.abandonedBefore(now))) {
            send(run, link, contact.get());
        } else if (runs.find(run.id()).filter(this::isWaiting).isPresent()) {
            throw JobFailure.inOtherHands(
                    "Another worker is sending this reminder; it is tried again if that one died.");
        }
    }

    private void send(SurveyRun run, AnswerLink link, Contact contact) {
        var survey = surveys.version(run.surveyId(), run.surveyVersion());
        var claimed = new Claimed(run, survey, contact, mailing.ticket(run), link);
        switch (mailing.send(claimed, true)) {
            case Delivery.Accepted accepted -> runs.markReminded(run.id(), clock.instant());
            case Delivery.Refused refused -> {
                mailing.suppress(contact);
                runs.markSending(run.id(), null);
            }
        }
    }
}
