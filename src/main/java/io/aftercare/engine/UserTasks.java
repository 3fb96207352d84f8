package io.aftercare.engine;

import io.aftercare.engine.UserTaskOutcome.Away;
import io.aftercare.engine.UserTaskOutcome.Conflict;
import io.aftercare.engine.UserTaskOutcome.Done;
import io.aftercare.engine.UserTaskOutcome.NotThere;
import io.aftercare.engine.UserTaskOutcome.Refused;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.command.ProblemException;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What people do with Camunda user tasks. The engine is the judge; each waits for its answer, ten seconds at most. */
@Component
public class UserTasks {

    private static final Logger LOG = LoggerFactory.getLogger(UserTasks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ObjectProvider<CamundaClient> client;

    UserTasks(ObjectProvider<CamundaClient> client) {
        this.client = client;
    }

    /** Gives a task to somebody, unless somebody else has it. */
    public UserTaskOutcome claim(long key, String assignee) {
        return send(client.getObject()
                .newAssignUserTaskCommand(key)
                .assignee(assignee)
                .allowOverride(false)
                .action("claim"));
    }

    /** Gives a task to somebody, whoever has it. */
    public UserTaskOutcome assign(long key, String assignee) {
        return send(client.getObject()
                .newAssignUserTaskCommand(key)
                .assignee(assignee)
                .allowOverride(true));
    }

    /** Takes a task from whoever has it. */
    public UserTaskOutcome release(long key) {
        return send(client.getObject().newUnassignUserTaskCommand(key));
    }

    /** @param variables a JSON object, set where the task stands */
    public UserTaskOutcome complete(long key, String variables) {
        return send(client.getObject().newCompleteUserTaskCommand(key).variables(variables));
    }

    private static UserTaskOutcome send(FinalCommandStep<?> command) {
        try {
            command.requestTimeout(PATIENCE).send().join();
            return new Done();
        } catch (ClientHttpException answer) {
            return outcome(answer);
        } catch (ClientException unreachable) {
            LOG.warn("The engine did not answer about a user task", unreachable);
            return new Away();
        }
    }

    private static UserTaskOutcome outcome(ClientHttpException answer) {
        return switch (answer.code()) {
            case 404 -> new NotThere();
            case 409 -> new Conflict();
            case 400, 401, 403, 413, 422 -> new Refused(why(answer));
            default -> new Away();
        };
    }

    private static String why(ClientHttpException answer) {
        var reason = answer instanceof ProblemException problem && problem.details() != null
                ? problem.details().getDetail()
                : answer.reason();
        return Objects.requireNonNullElse(reason, "HTTP " + answer.code());
    }
}
