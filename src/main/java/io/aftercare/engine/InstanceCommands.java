package io.aftercare.engine;

import io.aftercare.engine.CommandOutcome.Away;
import io.aftercare.engine.CommandOutcome.Gone;
import io.aftercare.engine.CommandOutcome.Refused;
import io.aftercare.engine.CommandOutcome.Taken;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.FinalCommandStep;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What people do to instances that run; each command waits for the engine's answer, ten seconds at most. */
@Component
public class InstanceCommands {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** People look at what comes of it: a job that fails again is to say so at once. */
    private static final int TRIES = 1;

    private final ObjectProvider<CamundaClient> client;

    InstanceCommands(ObjectProvider<CamundaClient> client) {
        this.client = client;
    }

    /**
     * Lets an instance go on that an incident stops.
     *
     * @param job whose tries are used up, null when the incident is not about a job
     */
    public CommandOutcome resolve(long incident, @Nullable Long job) {
        if (job != null) {
            var tries = send(client.getObject().newUpdateRetriesCommand(job).retries(TRIES));
            // Without tries the incident would be refused for good. Whatever else is the matter, its own answer says.
            if (tries instanceof Away) {
                return tries;
            }
        }
        return send(client.getObject().newResolveIncidentCommand(incident));
    }

    /** Sets variables where an element reads them: in it, or where they come from. */
    public CommandOutcome setVariables(long elementInstance, Map<String, Object> variables) {
        return send(client.getObject()
                .newSetVariablesCommand(elementInstance)
                .variables(variables)
                .local(false));
    }

    /** Leaves an element without doing it, and goes on at another. */
    public CommandOutcome skip(long instance, long elementInstance, String toElement) {
        return send(client.getObject()
                .newModifyProcessInstanceCommand(instance)
                .activateElement(toElement)
                .and()
                .terminateElement(elementInstance));
    }

    /** Ends an instance from outside, with all that it called. */
    public CommandOutcome cancel(long instance) {
        return send(client.getObject().newCancelInstanceCommand(instance));
    }

    /** Lets an instance follow another version of its process. @param elements where it stands now, by id */
    public CommandOutcome migrate(long instance, long definition, Collection<String> elements) {
        var plan = client.getObject().newMigrateProcessInstanceCommand(instance).migrationPlan(definition);
        // The command gathers them; each step is the command itself.
        return elements.stream()
                .map(element -> plan.addMappingInstruction(element, element))
                .reduce((before, last) -> last)
                .map(InstanceCommands::send)
                .orElseGet(Gone::new);
    }

    private static CommandOutcome send(FinalCommandStep<?> command) {
        try {
            command.requestTimeout(PATIENCE).send().join();
            return new Taken();
        } catch (ClientStatusException answer) {
            var why = String.valueOf(answer.getStatus().getDescription());
            return switch (answer.getStatusCode()) {
                case NOT_FOUND -> new Gone();
                case INVALID_ARGUMENT, FAILED_PRECONDITION -> new Refused(why);
                default -> new Away(answer.getStatusCode().name());
            };
        }
    }
}
