package io.aftercare.automation.bpmn;

import static io.aftercare.automation.bpmn.ProcessChecks.problem;

import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import io.aftercare.engine.JobType;
import io.aftercare.engine.MessageName;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Whether a run process waits for the messages that Aftercare publishes, by the keys that they have. */
final class RunMessages {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern STARTS_OTHERS = Pattern.compile(
            "(%s|%s)(-[0-9a-f]{32}-\\d+)?".formatted(MessageName.TICKET_CLOSED, MessageName.SURVEY_DUE));

    private static final String RUN = "runId";

    /** At the start of a run there is no id yet. */
    private static final String RUN_OR_START =
            "if runId != null then string(runId) else string join([string(surveyId), string(if ticketId != null then ticketId else contactId)], \":\")";

    private final ProcessFile file;
    private final String family;
    private final List<Problem> problems = new ArrayList<>();

    /** An event that waits for a message, and the message. */
    private record Waiting(ModelElementInstance element, Message message) {

        String name() {
            return Objects.requireNonNullElse(message.getName(), "");
        }

        boolean isStartOf(Process process) {
            return element instanceof StartEvent start
                    && start.getParentElement().equals(process);
        }
    }

    RunMessages(ProcessFile file, String family) {
        this.file = file;
        this.family = family;
    }

    List<Problem> problems() {
        var all = waiting().toList();
        checkStarts(all.stream()
                .filter(waiting -> waiting.isStartOf(file.process()))
                .toList());
        var inside = all.stream()
                .filter(waiting -> !waiting.isStartOf(file.process()))
                .toList();
        checkAnswers(inside);
        checkWithdrawal(inside);
        return problems;
    }

    private Stream<Waiting> waiting() {
        var events = file.model().getModelElementsByType(MessageEventDefinition.class).stream()
                .filter(event -> event.getMessage() != null)
                .map(event -> new Waiting(ProcessChecks.owner(event), event.getMessage()));
        var tasks = file.model().getModelElementsByType(ReceiveTask.class).stream()
                .filter(task -> task.getMessage() != null)
                .map(task -> new Waiting(task, task.getMessage()));
        return Stream.concat(events, tasks);
    }

    private void checkStarts(List<Waiting> starts) {
        for (var shared : List.of(MessageName.TICKET_CLOSED, MessageName.SURVEY_DUE)) {
            var own = "%s-%s-".formatted(shared, family);
            if (starts.stream().noneMatch(start -> isOwn(start, own))) {
                problems.add(new Problem(
                        "",
                        "The process has no start event for the message '%s...', by which Aftercare starts runs of this survey. Add it, as the copy has it that the tab gives."
                                .formatted(own)));
            }
        }
        starts.stream()
                .filter(start -> STARTS_OTHERS.matcher(start.name()).matches())
                .filter(start -> Stream.of(MessageName.TICKET_CLOSED, MessageName.SURVEY_DUE)
                        .noneMatch(shared -> isOwn(start, "%s-%s-".formatted(shared, family))))
                .forEach(start -> problems.add(problem(
                        start.element(),
                        "The message '%s' starts runs of other surveys. Name it as the copy has it that the tab gives."
                                .formatted(start.name()))));
    }

    private static boolean isOwn(Waiting start, String prefix) {
        return start.name().startsWith(prefix)
                && start.name().substring(prefix.length()).matches("[1-9]\\d{0,8}");
    }

    private void checkAnswers(List<Waiting> inside) {
        if (inside.stream().noneMatch(waiting -> waiting.name().equals(MessageName.SURVEY_ANSWERED))) {
            problems.add(new Problem(
                    "",
                    "Nothing in the process waits for the message '%s': no answer would be noticed. Add an event for it."
                            .formatted(MessageName.SURVEY_ANSWERED)));
        }
        inside.stream()
                .filter(waiting -> List.of(
                                MessageName.SURVEY_ANSWERED,
                                MessageName.COMMENT_GIVEN,
                                MessageName.SURVEY_UNDELIVERABLE)
                        .contains(waiting.name()))
                .filter(waiting -> !key(waiting).filter(RUN::equals).isPresent())
                .forEach(waiting -> checkedKey(waiting, RUN));
    }

    private void checkWithdrawal(List<Waiting> inside) {
        var withdrawals = inside.stream()
                .filter(waiting -> waiting.name().equals(MessageName.SURVEY_WITHDRAWN))
                .toList();
        if (withdrawals.stream().noneMatch(this::stopsTheRun)) {
            problems.add(new Problem(
                    "",
                    "The process has no event sub-process that the message '%s' starts, that interrupts the run and has a task of the job type '%s': a run could not be stopped. Add it."
                            .formatted(MessageName.SURVEY_WITHDRAWN, JobType.WITHDRAW_SURVEY_RUN)));
        }
        withdrawals.stream()
                .filter(waiting ->
                        !key(waiting).filter(plain(RUN_OR_START)::equals).isPresent())
                .forEach(waiting -> checkedKey(waiting, RUN_OR_START));
    }

    private boolean stopsTheRun(Waiting waiting) {
        return waiting.element() instanceof StartEvent start
                && start.isInterrupting()
                && start.getParentElement() instanceof SubProcess handler
                && handler.triggeredByEvent()
                && handler.getParentElement().equals(file.process())
                && Ways.after(List.of(start), node -> false).entered().stream()
                        .anyMatch(node -> Tasks.jobType(node).equals(JobType.WITHDRAW_SURVEY_RUN));
    }

    private void checkedKey(Waiting waiting, String expected) {
        problems.add(problem(
                waiting.element(),
                "The correlation key of the message '%s' has to be '=%s': by it Aftercare finds the run."
                        .formatted(waiting.name(), expected)));
    }

    private static Optional<String> key(Waiting waiting) {
        return Tasks.extension(waiting.message(), ZeebeSubscription.class)
                .map(ZeebeSubscription::getCorrelationKey)
                .filter(Feel::isExpression)
                .map(key -> plain(Feel.inside(key)));
    }

    private static String plain(String expression) {
        return BLANKS.matcher(expression).replaceAll("");
    }
}
