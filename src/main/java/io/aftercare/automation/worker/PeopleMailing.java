package io.aftercare.automation.worker;

import io.aftercare.engine.JobFailure;
import io.aftercare.identity.User;
import io.aftercare.mail.Delivery;
import io.aftercare.mail.Mail;
import io.aftercare.mail.MailServerException;
import io.aftercare.mail.Mailer;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sends a follow-up's mail to users and the members of teams, once to each. */
@Component
class PeopleMailing {

    private final AnsweredRuns runs;
    private final Recipients recipients;
    private final FollowUpMails mails;
    private final Mailer mailer;
    private final ActionLog log;

    PeopleMailing(AnsweredRuns runs, Recipients recipients, FollowUpMails mails, Mailer mailer, ActionLog log) {
        this.runs = runs;
        this.recipients = recipients;
        this.mails = mails;
        this.mailer = mailer;
        this.log = log;
    }

    /**
     * One whose mail fails keeps none of the others from theirs.
     *
     * @throws JobFailure if nobody is left to mail, or the mail server does not take a mail now
     */
    void mail(ActionJob job) {
        var people = recipients.people(job);
        var answered = runs.get(job);
        var failures = people.stream()
                .flatMap(user -> mail(job, answered, user).stream())
                .toList();
        if (!failures.isEmpty()) {
            var first = failures.getFirst();
            throw new JobFailure(Objects.requireNonNull(first.getMessage()), first);
        }
    }

    private Optional<RuntimeException> mail(ActionJob job, AnsweredRun answered, User user) {
        var part = user.id().toString();
        try {
            var mail = mails.toUser(job, answered, user);
            return log.begin(job, part).isPresent() ? Optional.empty() : send(job, part, mail);
        } catch (JobFailure unwrittenOrBegun) {
            return Optional.of(unwrittenOrBegun);
        }
    }

    private Optional<RuntimeException> send(ActionJob job, String part, Mail mail) {
        try {
            switch (mailer.send(mail)) {
                case Delivery.Accepted accepted -> log.done(job, part, null);
                case Delivery.Refused refused -> log.refused(job, part, "The mail server refuses the user's address.");
            }
            return Optional.empty();
        } catch (MailServerException away) {
            log.failed(job, part);
            return Optional.of(away);
        }
    }
}
