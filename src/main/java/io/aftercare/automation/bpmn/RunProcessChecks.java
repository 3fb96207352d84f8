package io.aftercare.automation.bpmn;

import static io.aftercare.automation.bpmn.ProcessChecks.problem;

import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import io.aftercare.engine.JobType;
import io.aftercare.engine.MessageName;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Whether a run can be done by a process: the steps that it needs are there, in an order that makes sense. */
final class RunProcessChecks {

    static final Set<String> JOB_TYPES = Set.of(
            JobType.REGISTER_SURVEY_RUN,
            JobType.SEND_SURVEY,
            JobType.SEND_REMINDER,
            JobType.EXPIRE_SURVEY_RUN,
            JobType.SCORE_RESPONSE,
            JobType.UPDATE_CONTACT_PROPERTIES,
            JobType.NOTIFY_OWNERS,
            JobType.COMPLETE_SURVEY_RUN,
            JobType.WITHDRAW_SURVEY_RUN);

    /** What no run can do without, and why. */
    private static final Map<String, String> NEEDED = needed();

    private final ProcessFile file;
    private final Process process;
    private final Expected expected;
    private final String family;
    private final Collection<FlowNode> nodes;
    private final List<Problem> problems = new ArrayList<>();

    RunProcessChecks(ProcessFile file, Expected expected, String family) {
        this.file = file;
        this.process = file.process();
        this.expected = expected;
        this.family = family;
        this.nodes = file.model().getModelElementsByType(FlowNode.class);
    }

    private static Map<String, String> needed() {
        var needed = new LinkedHashMap<String, String>();
        needed.put(JobType.REGISTER_SURVEY_RUN, "it puts the run on record");
        needed.put(JobType.SEND_SURVEY, "it asks the contact");
        needed.put(JobType.EXPIRE_SURVEY_RUN, "it ends the time to answer");
        needed.put(JobType.SCORE_RESPONSE, "it scores the answer");
        needed.put(JobType.COMPLETE_SURVEY_RUN, "it closes the run");
        needed.put(JobType.WITHDRAW_SURVEY_RUN, "it closes a run that is stopped");
        return needed;
    }

    List<Problem> problems() {
        if (!expected.processId().test(process.getId())) {
            found(
                    process,
                    "The id of the process has to be %s, so that it is a process of its own beside the shared one. Start from the copy that the tab gives."
                            .formatted(expected.processIds()));
        }
        problems.addAll(new RunMessages(file, family).problems());
        NEEDED.forEach((type, why) -> {
            if (of(type).isEmpty()) {
                problems.add(new Problem(
                        "", "The process has no task of the job type '%s': %s. Add it.".formatted(type, why)));
            }
        });
        UncaughtErrors.ofRuns(file).forEach(problems::add);
        checkOrder();
        checkEnds();
        return problems;
    }

    private void checkOrder() {
        var afterAnswer = type(ProcessChecks.JOB_TYPES)
                .or(type(
                        Set.of(JobType.UPDATE_CONTACT_PROPERTIES, JobType.NOTIFY_OWNERS, JobType.COMPLETE_SURVEY_RUN)));
        var afterSending = type(Set.of(JobType.SEND_REMINDER, JobType.EXPIRE_SURVEY_RUN, JobType.SCORE_RESPONSE));
        checkOnlyAfter(JobType.REGISTER_SURVEY_RUN, type(Set.of(JobType.SEND_SURVEY)));
        checkOnlyAfter(JobType.SEND_SURVEY, afterSending);
        checkOnlyAfter(JobType.SCORE_RESPONSE, afterAnswer);
        var reached = Ways.from(process, node -> false).entered();
        NEEDED.keySet().stream()
                .filter(type -> !type.equals(JobType.WITHDRAW_SURVEY_RUN))
                .flatMap(type -> of(type).stream())
                .filter(task -> !reached.contains(task))
                .forEach(task -> found(task, "No way leads here from the start. Connect it."));
    }

    private void checkOnlyAfter(String first, Predicate<FlowNode> later) {
        Ways.from(process, type(Set.of(first))).entered().stream()
                .filter(later)
                .forEach(task -> found(
                        task,
                        "A way leads here that does not go through '%s'. Put this task after it.".formatted(first)));
    }

    private void checkEnds() {
        var complete = type(Set.of(JobType.COMPLETE_SURVEY_RUN));
        Ways.after(of(JobType.SCORE_RESPONSE), complete)
                .ends()
                .forEach(end -> found(
                        end,
                        "A run can end here after its answer without '%s': it would stay open. Lead this way through that task."
                                .formatted(JobType.COMPLETE_SURVEY_RUN)));
        var closed = complete.or(type(Set.of(JobType.EXPIRE_SURVEY_RUN))).or(RunProcessChecks::isUndeliverable);
        Ways.after(of(JobType.SEND_SURVEY), closed)
                .ends()
                .forEach(end -> found(
                        end,
                        "A run can end here after the mail without '%s' or '%s': it would stay open. Lead this way through one of them."
                                .formatted(JobType.COMPLETE_SURVEY_RUN, JobType.EXPIRE_SURVEY_RUN)));
    }

    /** Aftercare closes a run before it tells the engine that its mail came back. */
    private static boolean isUndeliverable(FlowNode node) {
        return node.getChildElementsByType(MessageEventDefinition.class).stream()
                .map(MessageEventDefinition::getMessage)
                .anyMatch(message -> message != null && MessageName.SURVEY_UNDELIVERABLE.equals(message.getName()));
    }

    private List<FlowNode> of(String type) {
        return nodes.stream().filter(type(Set.of(type))).toList();
    }

    private static Predicate<FlowNode> type(Set<String> types) {
        return node -> types.contains(Tasks.jobType(node));
    }

    private void found(ModelElementInstance element, String message) {
        problems.add(problem(element, message));
    }
}
