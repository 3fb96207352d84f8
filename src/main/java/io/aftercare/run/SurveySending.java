package io.aftercare.run;

import io.aftercare.crm.Contact;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Ticket;
import io.aftercare.engine.JobFailure;
import io.aftercare.mail.Delivery;
import io.aftercare.response.AnswerLink.Closed;
import io.aftercare.response.Responses;
import io.aftercare.run.RunMailing.Claimed;
import io.aftercare.run.SendingOutcome.NotSent;
import io.aftercare.run.SendingOutcome.Sent;
import io.aftercare.survey.PublishedSurvey;
import io.aftercare.survey.RunId;
import io.aftercare.survey.Surveys;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends a run's survey, once. The run is claimed in one transaction, the mail leaves outside of any, the result is kept
 * in a second. A crash in between repeats the mail with the same Message-ID, by which mail systems know a repetition.
 * The answer link is locked before the run and the contact after it, here as everywhere.
 */
@Service
public class SurveySending {

    private sealed interface Claim {
        record Over(SendingOutcome outcome) implements Claim {}

        record Ready(Claimed claimed) implements Claim {}
    }

    private final RunRepository runs;
    private final Eligibility eligibility;
    private final Surveys surveys;
    private final Contacts contacts;
    private final Responses responses;
    private final RunMailing mailing;
    private final Clock clock;
    private final TransactionOperations transaction;

    SurveySending(
            RunRepository runs,
            Eligibility eligibility,
            Surveys surveys,
            Contacts contacts,
            Responses responses,
            RunMailing mailing,
            Clock clock,
            TransactionOperations transaction) {
        this.runs = runs;
        this.eligibility = eligibility;
        this.surveys = surveys;
        this.contacts = contacts;
        this.responses = responses;
        this.mailing = mailing;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** @throws JobFailure if the mail server does not take the mail now, or another worker is sending it */
    public SendingOutcome send(RunId id) {
        return switch (transaction.execute(status -> claim(id))) {
            case Claim.Over over -> over.outcome();
            case Claim.Ready ready -> send(ready.claimed());
        };
    }

    private Claim claim(RunId id) {
        responses.lock(id);
        var run = runs.lock(id).orElseThrow(() -> new JobFailure("There is no run %s on record.".formatted(id)));
        var survey = surveys.version(run.surveyId(), run.surveyVersion());
        var reason = run.reason();
        if (run.isSent() || run.isAnswered()) {
            return new Claim.Over(sentAfterAll(run, survey));
        }
        if (reason != null || run.state() == RunState.WITHDRAWN) {
            return new Claim.Over(new NotSent(reason == null ? SkipReason.WITHDRAWN : reason));
        }
        requireUnclaimed(run);
        var contact = contacts.lock(run.contactId());
        var ticket = mailing.ticket(run);
        return eligibility
                .obstacle(run, survey, contact, ticket)
                .<Claim>map(obstacle -> new Claim.Over(held(run, survey, obstacle)))
                .orElseGet(() -> ready(run, survey, contact, ticket));
    }

    private Claim ready(SurveyRun run, PublishedSurvey survey, Contact contact, Optional<Ticket> ticket) {
        var now = clock.instant();
        runs.markSending(run.id(), now);
        var expiresAt = now.plus(survey.definition().expiresAfter());
        var link = responses.open(run.id(), survey, contact, expiresAt);
        return new Claim.Ready(new Claimed(run, survey, contact, ticket, link));
    }

    /** Whoever began to send and did not say how it ended may have sent: then the mail is out, whatever is against it. */
    private SendingOutcome held(SurveyRun run, PublishedSurvey survey, SkipReason obstacle) {
        return run.sendingSince() != null ? sentAfterAll(run, survey) : notSent(run, RunState.SKIPPED, obstacle);
    }

    /** Where the record does not know of the mail, an answer proves it, or somebody may have sent it. */
    private Sent sentAfterAll(SurveyRun run, PublishedSurvey survey) {
        if (run.isSent()) {
            return sent(run, survey);
        }
        var since = Objects.requireNonNullElseGet(run.sendingSince(), clock::instant);
        return sent(runs.markSent(run.id(), since), survey);
    }

    private void requireUnclaimed(SurveyRun run) {
        var since = run.sendingSince();
        if (since != null && since.isAfter(mailing.abandonedBefore(clock.instant()))) {
            throw JobFailure.inOtherHands(
                    "Whether this mail is out since %s is not known yet; it is tried again in a few minutes."
                            .formatted(since));
        }
    }

    private SendingOutcome send(Claimed claimed) {
        var delivery = mailing.send(claimed, false);
        return transaction.execute(status -> keep(claimed, delivery));
    }

    private SendingOutcome keep(Claimed claimed, Delivery delivery) {
        return switch (delivery) {
            case Delivery.Accepted accepted ->
                sent(runs.markSent(claimed.run().id(), clock.instant()), claimed.survey());
            case Delivery.Refused refused -> refused(claimed);
        };
    }

    /** Only this mail was refused: an earlier one of the run may have been answered meanwhile. */
    private SendingOutcome refused(Claimed claimed) {
        responses.lock(claimed.run().id());
        var run = runs.lock(claimed.run().id()).orElse(claimed.run());
        mailing.suppress(claimed.contact());
        return run.isSent() || run.isAnswered()
                ? sentAfterAll(run, claimed.survey())
                : notSent(run, RunState.UNDELIVERABLE, SkipReason.ADDRESS_REFUSED);
    }

    private NotSent notSent(SurveyRun run, RunState state, SkipReason reason) {
        responses.close(run.id(), Closed.WITHDRAWN);
        runs.markNotSent(run.id(), state, reason, clock.instant());
        return new NotSent(reason);
    }

    private static Sent sent(SurveyRun run, PublishedSurvey survey) {
        var sentAt = Objects.requireNonNull(run.sentAt());
        var reminderAfter = survey.definition().reminderAfter();
        return new Sent(
                sentAt.plus(survey.definition().expiresAfter()),
                reminderAfter == null ? null : sentAt.plus(reminderAfter));
    }
}
