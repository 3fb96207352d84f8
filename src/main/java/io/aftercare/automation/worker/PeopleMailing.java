package io.aftercare.automation.worker;

import io.aftercare.automation.action.TaskHeader;
import io.aftercare.engine.JobFailure;
import io.aftercare.identity.Teams;
import io.aftercare.identity.User;
import io.aftercare.identity.Users;
import io.aftercare.mail.Delivery;
import io.aftercare.mail.MailServerException;
import io.aftercare.mail.Mailer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Sends a follow-up's mail to users and the members of teams, once to each. */
@Component
class PeopleMailing {

    private final AnsweredRuns runs;
    private final Users users;
    private final Teams teams;
    private final FollowUpMails mails;
    private final Mailer mailer;
    private final ActionLog log;

    PeopleMailing(AnsweredRuns runs, Users users, Teams teams, FollowUpMails mails, Mailer mailer, ActionLog log) {
        this.runs = runs;
        this.users = users;
        this.teams = teams;
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
        var people = people(job);
        if (people.isEmpty()) {
            throw new JobFailure(
                    "The step '%s' mails nobody: its users and teams are gone or empty. Add people to the team, or change the step and move this instance to the new version."
                            .formatted(job.elementId()));
        }
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
            if (log.begin(job, part).isPresent()) {
                return Optional.empty();
            }
        } catch (JobFailure begun) {
            return Optional.of(begun);
        }
        try {
            switch (mailer.send(mails.toUser(job, answered, user))) {
                case Delivery.Accepted accepted -> log.done(job, part, null);
                case Delivery.Refused refused -> log.refused(job, part, "The mail server refuses the user's address.");
            }
            return Optional.empty();
        } catch (MailServerException away) {
            log.failed(job, part);
            return Optional.of(away);
        }
    }

    private Collection<User> people(ActionJob job) {
        Map<String, User> people = new LinkedHashMap<>();
        Stream.concat(
                        job.lines(TaskHeader.USERS).stream().flatMap(email -> users.byEmail(email).stream()),
                        job.lines(TaskHeader.TEAMS).stream().flatMap(team -> teams.membersOf(team).stream()))
                .forEach(user -> people.putIfAbsent(user.email(), user));
        return people.values();
    }
}
