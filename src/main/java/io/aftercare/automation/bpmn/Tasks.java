package io.aftercare.automation.bpmn;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.TaskHeader;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskSchedule;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** What the extensions of a task say. */
final class Tasks {

    private Tasks() {}

    /** Empty text when there is none. */
    static String jobType(BaseElement task) {
        return extension(task, ZeebeTaskDefinition.class)
                .map(ZeebeTaskDefinition::getType)
                .orElse("");
    }

    static Map<String, String> headers(BaseElement task) {
        var headers = new LinkedHashMap<String, String>();
        extension(task, ZeebeTaskHeaders.class).map(ZeebeTaskHeaders::getHeaders).stream()
                .flatMap(all -> all.stream())
                .filter(Tasks::isFilled)
                .forEach(header -> headers.put(header.getKey(), header.getValue()));
        return headers;
    }

    /** The engine passes over the others. */
    static boolean isFilled(ZeebeHeader header) {
        return header.getKey() != null
                && header.getValue() != null
                && !header.getValue().isEmpty();
    }

    /** Empty when the task has what has to be evaluated, or is due at a fixed time. */
    static Optional<Action> read(UserTask task, String id) {
        var assignment = extension(task, ZeebeAssignmentDefinition.class);
        var user = assignment.map(ZeebeAssignmentDefinition::getAssignee).filter(Tasks::isGiven);
        var teams =
                assignment.map(ZeebeAssignmentDefinition::getCandidateGroups).filter(Tasks::isGiven);
        var due = extension(task, ZeebeTaskSchedule.class)
                .map(ZeebeTaskSchedule::getDueDate)
                .filter(Tasks::isGiven);
        var fixedUser = user.flatMap(Feel::text);
        var fixedTeams = teams.isEmpty() ? Optional.of(List.<String>of()) : teams.flatMap(Feel::texts);
        var dueIn = due.flatMap(Feel::untilFromNow);
        if (fixedUser.isPresent() != user.isPresent() || fixedTeams.isEmpty() || dueIn.isPresent() != due.isPresent()) {
            return Optional.empty();
        }
        @Nullable
        String form = extension(task, ZeebeFormDefinition.class)
                .map(ZeebeFormDefinition::getFormId)
                .orElse(null);
        @Nullable Duration span = dueIn.orElse(null);
        return Optional.of(new Action.CreateTask(
                id,
                task.getName() == null ? "" : task.getName(),
                headers(task).getOrDefault(TaskHeader.INSTRUCTIONS, ""),
                fixedUser.orElse(null),
                fixedTeams.get(),
                span,
                form));
    }

    private static boolean isGiven(String value) {
        return !value.isBlank();
    }

    static <T extends ModelElementInstance> Optional<T> extension(BaseElement element, Class<T> type) {
        return Optional.ofNullable(element.getExtensionElements())
                .flatMap(extensions ->
                        extensions.getChildElementsByType(type).stream().findFirst());
    }
}
