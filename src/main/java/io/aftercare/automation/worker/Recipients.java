package io.aftercare.automation.worker;

import io.aftercare.automation.action.TaskHeader;
import io.aftercare.crm.Contact;
import io.aftercare.engine.JobFailure;
import io.aftercare.identity.Teams;
import io.aftercare.identity.User;
import io.aftercare.identity.Users;
import io.aftercare.mail.Suppression;
import io.aftercare.mail.Suppressions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who gets the mails of follow-ups. */
@Component
class Recipients {

    private final Users users;
    private final Teams teams;
    private final Suppressions suppressions;

    Recipients(Users users, Teams teams, Suppressions suppressions) {
        this.users = users;
        this.teams = teams;
        this.suppressions = suppressions;
    }

    /** Why the contact must not be mailed; empty when they may be. */
    Optional<Suppression.Reason> suppressed(Contact contact) {
        return suppressions.find(contact.email()).map(Suppression::reason);
    }

    /** Users and the members of teams, each once. @throws JobFailure if nobody is left of them */
    Collection<User> people(ActionSettings step) {
        Map<String, User> people = new LinkedHashMap<>();
        Stream.concat(
                        step.lines(TaskHeader.USERS).stream().flatMap(email -> users.byEmail(email).stream()),
                        step.lines(TaskHeader.TEAMS).stream().flatMap(team -> teams.membersOf(team).stream()))
                .forEach(user -> people.putIfAbsent(user.email(), user));
        if (people.isEmpty()) {
            throw new JobFailure(
                    "The step '%s' mails nobody: its users and teams are gone or empty. Add people to the team, or change the step and move this instance to the new version."
                            .formatted(step.elementId()));
        }
        return people.values();
    }
}
