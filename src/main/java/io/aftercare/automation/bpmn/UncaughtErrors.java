package io.aftercare.automation.bpmn;

import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import io.aftercare.engine.BpmnErrorCode;
import io.aftercare.engine.FollowUpErrorCode;
import io.aftercare.engine.FollowUpJobType;
import io.aftercare.engine.JobType;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Errors of tasks that nothing in their process catches: where a task says no, the process stands still. */
public final class UncaughtErrors {

    /** A run does not get past these. */
    private static final Map<String, List<String>> OF_RUNS = Map.of(
            JobType.REGISTER_SURVEY_RUN, List.of(BpmnErrorCode.ALREADY_SURVEYED, BpmnErrorCode.RUN_REFUSED),
            JobType.SEND_SURVEY, List.of(BpmnErrorCode.SURVEY_NOT_SENT));

    private static final Map<String, List<String>> OF_FOLLOW_UPS = Map.of(
            FollowUpJobType.MAIL_CONTACT, List.of(FollowUpErrorCode.CONTACT_NOT_MAILED),
            FollowUpJobType.REOPEN_TICKET, List.of(FollowUpErrorCode.NO_TICKET));

    private UncaughtErrors() {}

    /**
     * Those of a follow-up's tasks: such a process can be wanted.
     *
     * @param xml of any content; none of what cannot be read
     */
    public static List<Problem> ofFollowUps(byte[] xml) {
        return ProcessFile.read(
                xml,
                "a follow-up",
                file -> uncaught(file, OF_FOLLOW_UPS)
                        .map(
                                error -> error.problem(
                                        "Nothing catches its error '%s': a run would stand still here, as an incident, and not end. Attach an error event with this code."))
                        .toList(),
                unreadable -> List.of());
    }

    static Stream<Problem> ofRuns(ProcessFile file) {
        return uncaught(file, OF_RUNS)
                .map(
                        error -> error.problem(
                                "Its error '%s' is not caught, so that a run would stand still here. Attach an error event with this code and lead it to an end."));
    }

    private record Uncaught(FlowNode task, String code) {

        Problem problem(String words) {
            return ProcessChecks.problem(task, words.formatted(code));
        }
    }

    private static Stream<Uncaught> uncaught(ProcessFile file, Map<String, List<String>> thrown) {
        return file.model().getModelElementsByType(FlowNode.class).stream()
                .flatMap(task -> thrown.getOrDefault(Tasks.jobType(task), List.of()).stream()
                        .map(code -> new Uncaught(task, code)))
                .filter(error -> !isCaught(error.task(), error.code()));
    }

    private static boolean isCaught(FlowNode task, String code) {
        ModelElementInstance around = task;
        while (around instanceof FlowNode node) {
            var scope = node.getParentElement();
            if (isCaught(Stream.concat(attached(scope, node), handlers(scope)), code)) {
                return true;
            }
            around = scope;
        }
        return false;
    }

    private static boolean isCaught(Stream<? extends FlowNode> events, String code) {
        return events.flatMap(event -> event.getChildElementsByType(ErrorEventDefinition.class).stream())
                .anyMatch(error ->
                        error.getError() == null || code.equals(error.getError().getErrorCode()));
    }

    private static Stream<BoundaryEvent> attached(ModelElementInstance scope, FlowNode node) {
        return scope.getChildElementsByType(BoundaryEvent.class).stream()
                .filter(event -> node.equals(event.getAttachedTo()));
    }

    private static Stream<StartEvent> handlers(ModelElementInstance scope) {
        return scope.getChildElementsByType(SubProcess.class).stream()
                .filter(SubProcess::triggeredByEvent)
                .map(handler -> handler.getChildElementsByType(StartEvent.class))
                .flatMap(Collection::stream);
    }
}
