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

    /** A run that a worker has claimed, and what its mail is made of. */
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

    /** @throws JobFailure if the mail server does not take the mail now; the claim has ended then */
    Delivery send(Claimed claimed, boolean reminder) {
        var mail = mails.survey(
                claimed.run(), claimed.survey(), claimed.contact(), claimed.ticket(), claimed.link(), reminder);
        try {
            return mailer.send(mail);
        } catch (MailServerException away) {
            runs.markSending(claimed.run().id(), null);
            throw new JobFailure(String.valueOf(away.getMessage()), away);
        }
    }

    /** The contact's address was refused for good. */
    void suppress(Contact contact) {
        suppressions.suppress(contact.email(), Suppression.Reason.BOUNCED);
    }
}
