package io.aftercare.run;

import io.aftercare.crm.Contact;
import io.aftercare.crm.Ticket;
import io.aftercare.engine.JobFailure;
import io.aftercare.mail.Delivery;
import io.aftercare.mail.MailServerException;
import io.aftercare.mail.Mailer;
import io.aftercare.mail.Suppression;
import io.aftercare.mail.Suppressions;
import io.aftercare.response.AnswerLink;
import io.aftercare.survey.PublishedSurvey;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the survey's mail and its reminder have in common: a claim that ends, and a server that may not take them. */
@Component
class RunMailing {

    /**
     * A run that a worker has claimed, and what its mail is made of.
     *
     * @param run as it was before
     */
    record Claimed(SurveyRun run, PublishedSurvey survey, Contact contact, Optional<Ticket> ticket, AnswerLink link) {}

    private final RunRepository runs;
    private final RunMails mails;
    private final Mailer mailer;
    private final Suppressions suppressions;
    private final RunSettings settings;

    RunMailing(RunRepository runs, RunMails mails, Mailer mailer, Suppressions suppressions, RunSettings settings) {
        this.runs = runs;
        this.mails = mails;
        this.mailer = mailer;
        this.suppressions = suppressions;
        this.settings = settings;
    }

    /** Whoever claimed a run by this time has died since. */
    Instant abandonedBefore(Instant now) {
        return now.minus(settings.sendingLease());
    }

    Optional<Ticket> ticket(SurveyRun run) {
        return mails.ticket(run);
    }

    /**
     * Sends the claimed run's mail. If that fails the claim has ended, but for a mail that may be out: as after a worker
     * that died, the run is left alone then.
     *
     * @throws JobFailure if the mail server does not take the mail now
     */
    Delivery send(Claimed claimed, boolean reminder) {
        try {
            return mailer.send(mails.survey(
                    claimed.run(), claimed.survey(), claimed.contact(), claimed.ticket(), claimed.link(), reminder));
        } catch (MailServerException away) {
            if (!away.mayBeOut()) {
                unclaim(claimed.run());
            }
            throw new JobFailure(String.valueOf(away.getMessage()), away);
        } catch (RuntimeException unwritten) {
            unclaim(claimed.run());
            throw unwritten;
        }
    }

    /** The claim of one who may have sent before stays known. */
    private void unclaim(SurveyRun run) {
        runs.markSending(run.id(), run.sendingSince());
    }

    /** The contact's address was refused for good. */
    void suppress(Contact contact) {
        suppressions.suppress(contact.email(), Suppression.Reason.BOUNCED);
    }
}
