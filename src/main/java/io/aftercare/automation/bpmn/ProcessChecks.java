package io.aftercare.automation.bpmn;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionChecks;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.TaskHeader;
import io.aftercare.automation.action.TaskHeaders;
import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import io.aftercare.engine.FollowUpJobType;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.w3c.dom.Document;

/** Whether a process can follow an answer: what the engine would refuse, and what would stand still in it. */
final class ProcessChecks {

    static final Set<String> JOB_TYPES = Set.of(
            FollowUpJobType.MAIL_CONTACT,
            FollowUpJobType.MAIL_PEOPLE,
            FollowUpJobType.OPEN_TICKET,
            FollowUpJobType.SET_CONTACT_PROPERTY,
            FollowUpJobType.CALL_WEBHOOK,
            FollowUpJobType.CHECK_PROPERTY,
            FollowUpJobType.REOPEN_TICKET,
            FollowUpJobType.START_SURVEY);

    /** More of them help nobody at once. */
    private static final int MOST_PROBLEMS = 50;

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_]\\w{0,99}");

    private final BpmnModelInstance model;
    private final Process process;
    private final Document document;
    private final Expected expected;
    private final ActionChecks checks;
    private final List<Problem> problems = new ArrayList<>();

    ProcessChecks(ProcessFile file, Expected expected, ActionChecks checks) {
        this.model = file.model();
        this.process = file.process();
        this.document = file.document();
        this.expected = expected;
        this.checks = checks;
    }

    List<Problem> problems() {
        checkProcess();
        return ofElements();
    }

    /** What stands still whatever the process is for, and what the engine would refuse. */
    List<Problem> ofElements() {
        model.getModelElementsByType(ZeebeTaskDefinition.class)
                .forEach(definition -> checkJob(definition, definition.getType()));
        model.getModelElementsByType(ZeebeExecutionListener.class)
                .forEach(listener -> checkType(listener, listener.getType()));
        model.getModelElementsByType(ZeebeTaskListener.class)
                .forEach(listener -> checkType(listener, listener.getType()));
        model.getModelElementsByType(UserTask.class).forEach(this::checkUserTask);
        model.validate(ZeebeDesignTimeValidators.VALIDATORS)
                .getResults()
                .forEach(
                        (element, results) -> results.forEach(result -> found(element, sentence(result.getMessage()))));
        problems.addAll(Expressions.problems(document));
        return problems.stream().distinct().limit(MOST_PROBLEMS).toList();
    }

    private void checkProcess() {
        var id = process.getId();
        if (expected.ownId().test(id)) {
            checkMark();
        } else if (!expected.processId().test(id)) {
            found(
                    process,
                    "The process belongs to another survey or another band. Give it an id of its own to use a copy of it"
                            + " here, or %s with a number for the dots: by it a survey finds its follow-up."
                                    .formatted(expected.processIds()));
        }
        var starts = process.getChildElementsByType(StartEvent.class);
        if (starts.stream().noneMatch(start -> start.getEventDefinitions().isEmpty())) {
            found(
                    process,
                    "The process has no start event without a message or timer. Add one: the survey's run starts there.");
        }
    }

    /** What has another id than the survey gives may be anything. */
    private void checkMark() {
        if (model.getModelElementsByType(ZeebeProperty.class).stream()
                .noneMatch(property -> owner(property).equals(process)
                        && FollowUpMark.NAME.equals(property.getName())
                        && FollowUpMark.VALUE.equals(property.getValue()))) {
            found(
                    process,
                    "The process does not declare itself a follow-up. In Camunda Modeler, add the extension property %s"
                                    .formatted(FollowUpMark.NAME)
                            + " with the value %s to the process.".formatted(FollowUpMark.VALUE));
        }
    }

    private void checkJob(ZeebeTaskDefinition definition, String type) {
        if (!checkType(definition, type) || !(owner(definition) instanceof BaseElement task)) {
            return;
        }
        var headers = Tasks.headers(task);
        if (type.equals(FollowUpJobType.CHECK_PROPERTY)) {
            checkCondition(task, headers.getOrDefault(TaskHeader.RESULT, ""));
        }
        if (type.equals(FollowUpJobType.START_SURVEY) && !headers.containsKey(TaskHeader.SURVEY)) {
            found(task, "Name the survey in the task header 'survey'.");
        }
        TaskHeaders.read(type, "a", headers).ifPresent(action -> checkAction(task, action));
    }

    private void checkAction(BaseElement task, Action action) {
        checks.faults(ActionList.of(action), expected.type(), expected.tokens())
                .forEach(fault -> found(
                        task,
                        "Task header '%s': %s"
                                .formatted(fault.path().replaceFirst("^actions\\[0]\\.?", ""), fault.message())));
    }

    private void checkCondition(BaseElement task, String result) {
        var condition = TaskHeaders.property(Tasks.headers(task));
        if (condition.isEmpty()) {
            found(task, "The task headers 'subject' and 'operator' have to be such as contact and is.");
        } else {
            var action = new Action.Wait("w", java.time.Duration.ofDays(1));
            checkAction(task, new Action.Branch("a", condition.get(), List.of(action), List.of()));
        }
        if (!VARIABLE.matcher(result).matches() || Expressions.VARIABLES.contains(result)) {
            found(task, "The task header 'result' has to name a variable of its own, such as isImportant.");
        }
    }

    private boolean checkType(ModelElementInstance element, String type) {
        if (JOB_TYPES.contains(type) || expected.otherJobTypes().contains(type)) {
            return true;
        }
        var known = new TreeSet<>(JOB_TYPES);
        known.addAll(expected.otherJobTypes());
        found(
                element,
                "Nobody works on the job type '%s', so that a run would stand still here. Choose one of %s."
                        .formatted(type, String.join(", ", known)));
        return false;
    }

    private void checkUserTask(UserTask task) {
        if (Tasks.extension(task, ZeebeUserTask.class).isEmpty()) {
            found(task, "Choose 'Camunda user task' as its implementation: nobody works on the other kind.");
        }
    }

    private void found(ModelElementInstance element, String message) {
        problems.add(problem(element, message));
    }

    /** Names the element of the diagram that another lies in. */
    static Problem problem(ModelElementInstance element, String message) {
        var owner = owner(element);
        var id = owner instanceof BaseElement named && named.getId() != null ? named.getId() : "";
        return new Problem(id, name(owner, id) + ": " + message);
    }

    private static String name(ModelElementInstance owner, String id) {
        var name = owner instanceof FlowElement element ? element.getName() : null;
        return name == null || name.isBlank() ? "Element '" + id + "'" : "'" + name + "' (" + id + ")";
    }

    /** The element of the diagram that another lies in. */
    static ModelElementInstance owner(ModelElementInstance element) {
        var owner = element;
        while (!(owner instanceof FlowElement || owner instanceof Process)
                && owner.getParentElement() instanceof BpmnModelElementInstance parent) {
            owner = parent;
        }
        return owner instanceof FlowElement || owner instanceof Process ? owner : element;
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }
}
