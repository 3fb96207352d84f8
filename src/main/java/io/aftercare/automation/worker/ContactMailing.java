package io.aftercare.automation.worker;

import io.aftercare.engine.JobFailure;
import io.aftercare.mail.Delivery;
import io.aftercare.mail.Mail;
import io.aftercare.mail.MailServerException;
import io.aftercare.mail.Mailer;
import io.aftercare.mail.Suppression;
import io.aftercare.mail.Suppressions;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sends a follow-up's mail to the contact, once, and never to one who does not want any. */
@Component
class ContactMailing {

    private static final String WHOLE = "";

    private final AnsweredRuns runs;
    private final FollowUpMails mails;
    private final Mailer mailer;
    private final Recipients recipients;
    private final Suppressions suppressions;
    private final ActionLog log;

    ContactMailing(
            AnsweredRuns runs,
            FollowUpMails mails,
            Mailer mailer,
            Recipients recipients,
            Suppressions suppressions,
            ActionLog log) {
        this.runs = runs;
        this.mails = mails;
        this.mailer = mailer;
        this.recipients = recipients;
        this.suppressions = suppressions;
        this.log = log;
    }

    /**
     * @return why the contact is not to be mailed; empty when the mail is out
     * @throws JobFailure if the mail server does not take the mail now, or another worker is sending it
     */
    Optional<String> mail(ActionJob job) {
        var answered = runs.get(job);
        var mail = mails.toContact(job, answered);
        var before = log.begin(job, WHOLE);
        if (before.isPresent()) {
            return before.get().done()
                    ? Optional.empty()
                    : Optional.of(String.valueOf(before.get().detail()));
        }
        return recipients
                .suppressed(answered.contact())
                .map(reason -> refused(job, "The contact's address is suppressed: %s.".formatted(reason.key())))
                .or(() -> send(job, mail, answered.contact().email()));
    }

    private Optional<String> send(ActionJob job, Mail mail, String address) {
        try {
            return switch (mailer.send(mail)) {
                case Delivery.Accepted accepted -> {
                    log.done(job, WHOLE, null);
                    yield Optional.empty();
                }
                case Delivery.Refused refused -> {
                    suppressions.suppress(address, Suppression.Reason.BOUNCED);
                    yield Optional.of(refused(job, "The contact's mail server refuses the address for good."));
                }
            };
        } catch (MailServerException away) {
            log.failed(job, WHOLE);
            throw new JobFailure(Objects.requireNonNull(away.getMessage()), away);
        }
    }

    private String refused(ActionJob job, String why) {
        log.refused(job, WHOLE, why);
        return why;
    }
}
