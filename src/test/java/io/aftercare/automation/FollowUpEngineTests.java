package io.aftercare.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.ActionType;
import io.aftercare.automation.action.Condition;
import io.aftercare.automation.action.TaskHeader;
import io.aftercare.automation.bpmn.FollowUpCompiler;
import io.aftercare.engine.FollowUpErrorCode;
import io.aftercare.engine.FollowUpJobType;
import io.aftercare.local.EngineRecords;
import io.aftercare.run.RunTest;
import io.aftercare.survey.SurveyType;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Compiled lists in the engine itself. Jobs have types of their own here, so that no worker of ours takes them. */
class FollowUpEngineTests extends RunTest {

    private static final List<String> JOB_TYPES = List.of(
            FollowUpJobType.MAIL_CONTACT,
            FollowUpJobType.MAIL_PEOPLE,
            FollowUpJobType.OPEN_TICKET,
            FollowUpJobType.SET_CONTACT_PROPERTY,
            FollowUpJobType.CALL_WEBHOOK,
            FollowUpJobType.CHECK_PROPERTY);

    private static final Pattern ACTION = Pattern.compile("(?!branch-)[a-z-]+-a\\d+");

    @Autowired
    FollowUpCompiler compiler;

    private final String prefix = "test-" + unique() + "-";
    private final List<JobWorker> workers = new ArrayList<>();

    @AfterEach
    void closeWorkers() {
        workers.forEach(JobWorker::close);
    }

    @Test
    void deploysAnySoundList() {
        var lists = RandomLists.seeds(100).mapToObj(RandomLists::list).toList();

        for (var from = 0; from < lists.size(); from += 20) {
            assertThat(deploy(lists.subList(from, from + 20), "follow-up-" + unique()))
                    .hasSize(20);
        }
        assertThat(deploy(List.of(RandomLists.longest(42)), "follow-up-" + unique()))
                .hasSize(1);
    }

    @Test
    void runsAnySoundListToItsEndAndDoesEachActionOnce() {
        JOB_TYPES.forEach(type -> workers.add(camunda.newWorker()
                .jobType(prefix + type)
                .handler(this::work)
                .timeout(Duration.ofMinutes(5))
                .open()));
        var seeds = RandomLists.seeds(12).boxed().toList();
        var lists = seeds.stream()
                .map(RandomLists::list)
                .map(FollowUpEngineTests::hurried)
                .toList();
        var ids = deploy(lists, "follow-up-" + unique());
        var instances = new HashMap<Long, ActionList>();
        for (var at = 0; at < lists.size(); at++) {
            instances.put(start(ids.get(at), seeds.get(at)), lists.get(at));
        }

        letRun(instances.keySet());

        instances.forEach((instance, list) -> {
            var seed = seeds.get(lists.indexOf(list));
            assertThat(records().reached(instance))
                    .as("-Dseed=%d", seed)
                    .filteredOn(element -> ACTION.matcher(element).matches())
                    .containsExactlyElementsOf(
                            elements(list.actions(), answer(seed)).toList());
            assertThat(records().incidents(instance)).isEmpty();
            records()
                    .userTasks(instance)
                    .forEach(task -> assertThat(people(task)).isEqualTo(people(list, task.elementId())));
        });
    }

    /** Completes tasks and lets time pass until all have ended. */
    private void letRun(Set<Long> instances) {
        var done = new HashSet<Long>();
        eventually().atMost(Duration.ofMinutes(3)).until(() -> {
            var running = instances.stream()
                    .filter(instance -> !records().endOf(instance).equals(Optional.of("followed-up")))
                    .toList();
            running.stream()
                    .flatMap(instance -> records().userTasks(instance).stream())
                    .filter(task -> done.add(task.key()))
                    .forEach(task -> camunda.newCompleteUserTaskCommand(task.key())
                            .send()
                            .join());
            if (running.stream().anyMatch(FollowUpEngineTests::waits)) {
                time.advance(Duration.ofMinutes(2));
            }
            return running.isEmpty();
        });
    }

    private static boolean waits(long instance) {
        var reached = records().reached(instance);
        return !reached.isEmpty()
                && reached.getLast().startsWith("wait-")
                && !records().elements(instance).contains(reached.getLast());
    }

    private void work(JobClient client, ActivatedJob job) {
        var chance = chance(job.getElementId());
        var result = job.getCustomHeaders().get(TaskHeader.RESULT);
        if (result != null) {
            client.newCompleteCommand(job)
                    .variables(Map.of(result, chance))
                    .send()
                    .join();
        } else if (job.getType().endsWith(FollowUpJobType.MAIL_CONTACT) && chance) {
            client.newThrowErrorCommand(job)
                    .errorCode(FollowUpErrorCode.CONTACT_NOT_MAILED)
                    .send()
                    .join();
        } else {
            client.newCompleteCommand(job).send().join();
        }
    }

    /** What becomes of an element, the same whenever it is asked. */
    private static boolean chance(String elementId) {
        return elementId.hashCode() % 2 == 0;
    }

    private record Answer(int score, String band, boolean hasComment) {}

    private static Answer answer(long seed) {
        var score = 1 + (int) Math.floorMod(seed, 7L);
        return new Answer(score, SurveyType.CES.bandOf(score).key(), seed % 2 == 0);
    }

    private long start(String processId, long seed) {
        var answer = answer(seed);
        return camunda.newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .variables(Map.of("score", answer.score(), "band", answer.band(), "hasComment", answer.hasComment()))
                .send()
                .join()
                .getProcessInstanceKey();
    }

    /** The elements that are to be reached, gateways and events of the frame aside, in order. */
    private static Stream<String> elements(List<Action> actions, Answer answer) {
        return actions.stream()
                .flatMap(action -> action instanceof Action.Branch branch
                        ? elements(branch, answer)
                        : Stream.of(ActionType.of(action).key() + "-" + action.id()));
    }

    private static Stream<String> elements(Action.Branch branch, Answer answer) {
        var check = "check-property-" + branch.id();
        var holds = switch (branch.condition()) {
            case Condition.ScoreIs score ->
                switch (score.operator()) {
                    case AT_MOST -> answer.score() <= score.score();
                    case AT_LEAST -> answer.score() >= score.score();
                    case EXACTLY -> answer.score() == score.score();
                };
            case Condition.BandIs band -> band.band().key().equals(answer.band());
            case Condition.Comment comment -> comment.given() == answer.hasComment();
            case Condition.Property property -> chance(check);
        };
        var arm = elements(holds ? branch.then() : branch.otherwise(), answer);
        return branch.condition() instanceof Condition.Property ? Stream.concat(Stream.of(check), arm) : arm;
    }

    private static List<String> people(EngineRecords.UserTask task) {
        return task.assignee().isEmpty() ? task.groups() : List.of(task.assignee());
    }

    private static List<String> people(ActionList list, String elementId) {
        return list.all()
                .filter(action -> elementId.equals("create-task-" + action.id()))
                .map(Action.CreateTask.class::cast)
                .map(task -> task.user() == null ? task.teams() : List.of(task.user()))
                .findAny()
                .orElseThrow();
    }

    /** The same list with short waits: the other tests share the clock. */
    private static ActionList hurried(ActionList list) {
        return new ActionList(
                list.actions().stream().map(FollowUpEngineTests::hurried).toList());
    }

    private static Action hurried(Action action) {
        return switch (action) {
            case Action.Wait wait -> new Action.Wait(wait.id(), Duration.ofMinutes(1));
            case Action.Branch branch ->
                new Action.Branch(
                        branch.id(),
                        branch.condition(),
                        hurried(new ActionList(branch.then())).actions(),
                        hurried(new ActionList(branch.otherwise())).actions());
            default -> action;
        };
    }

    private List<String> deploy(List<ActionList> lists, String id) {
        var command =
                camunda.newDeployResourceCommand().addResourceBytes(process(lists.getFirst(), id + "-0"), "0.bpmn");
        for (var at = 1; at < lists.size(); at++) {
            command = command.addResourceBytes(process(lists.get(at), id + "-" + at), at + ".bpmn");
        }
        return command.send().join().getProcesses().stream()
                .map(process -> process.getBpmnProcessId())
                .sorted(Comparator.comparing(process -> Integer.valueOf(process.substring(id.length() + 1))))
                .toList();
    }

    private byte[] process(ActionList list, String id) {
        var xml = new String(compiler.compile(list, id, "Random"), StandardCharsets.UTF_8);
        for (var type : JOB_TYPES) {
            xml = xml.replace("type=\"" + type + "\"", "type=\"" + prefix + type + "\"");
        }
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
