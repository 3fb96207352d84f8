package io.aftercare.task;

import io.aftercare.identity.ApiKey;
import io.aftercare.identity.Scope;
import io.aftercare.identity.SignedInUser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who does something with a task. Who may write tasks may do everything with each; who may read them, what is given to
 * them or to a team of theirs.
 *
 * @param name a user's address, or the name of an API key
 * @param user the user's address; null for a program
 * @param teams names of the user's teams
 * @param mayWrite whether every task is theirs to take, to give and to take away
 */
public record TaskActor(String name, @Nullable String user, List<String> teams, boolean mayWrite) {

    public static TaskActor of(SignedInUser user, List<String> teams) {
        var mayWrite = user.role().scopes().contains(Scope.TASKS_WRITE);
        return new TaskActor(user.email(), user.email(), teams, mayWrite);
    }

    public static TaskActor of(ApiKey key) {
        return new TaskActor(key.name(), null, List.of(), key.scopes().contains(Scope.TASKS_WRITE));
    }

    /** Whether a task is theirs to do, or to take. */
    public boolean mayDo(Task task) {
        return mayWrite
                || task.isOf(user)
                || task.users().stream().anyMatch(candidate -> candidate.equalsIgnoreCase(user))
                || task.teams().stream().anyMatch(team -> teams.stream().anyMatch(team::equalsIgnoreCase));
    }
}
