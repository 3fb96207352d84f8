package io.aftercare.task;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Role;
import io.aftercare.survey.Band;
import io.camunda.client.api.response.DeploymentEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tasks of real answers in the real engine, from the answer to the process that goes on. */
class TasksTests extends TaskTest {

    private static final String CALLED = "{\"customerReached\": \"yes\", \"callOutcome\": \"solved\"}";

    @Test
    void isClaimedFilledInAndLetsItsProcessGoOn() {
        var lena = member("lena", Role.LEAD);
        var task = surveys()
                .taskAfterBadAnswer(
                        AnsweredSurveys.task("Call back " + word, null, List.of(team), "call-back-customer"),
                        "Never again");

        assertThat(ofTeam()).extracting(Task::key).containsExactly(task.key());
        assertThat(task.title()).isEqualTo("Call back " + word);
        assertThat(task.teams()).containsExactly(team);
        assertThat(task.assignee()).isNull();
        assertThat(Duration.between(time.instant(), task.dueAt()))
                .isBetween(Duration.ofMinutes(90), Duration.ofHours(2));
        var cause = AnsweredSurveys.cause(task);
        assertThat(cause.score()).isEqualTo(2);
        assertThat(cause.band()).isEqualTo(Band.DIFFICULT);
        assertThat(cause.comment()).isEqualTo("Never again");
        assertThat(cause.contactName()).isEqualTo("Ada Lovelace");
        assertThat(tasks.detail(task.key()).instructions()).isEqualTo("Call Ada about Printer on fire: “Never again”");

        work.claim(task.key(), address(lena), lena);
        assertThat(mine(lena)).extracting(Task::key).containsExactly(task.key());
        assertThat(tasks.openOf(address(lena))).isEqualTo(1);

        work.complete(task.key(), data(CALLED), lena);
        assertThat(mine(lena)).isEmpty();
        assertThat(tasks.openOf(address(lena))).isZero();
        assertThat(tasks.get(task.key()).state()).isEqualTo(TaskState.DONE);
        eventually().until(() -> variable(task, "callOutcome").equals("solved"));
        eventually().until(() -> surveys().runState(task).equals("completed"));
        eventually().until(() -> told(task.key(), "ended_at is not null and not canceled"));
        assertThat(tasks.list(new TaskFilter(true, address(lena), null, word), null, 10)
                        .items())
                .extracting(Task::key)
                .containsExactly(task.key());
        assertThat(tasks.detail(task.key()).acts())
                .extracting(TaskAct::kind, TaskAct::by)
                .containsExactly(
                        Tuple.tuple(TaskAct.Kind.CLAIMED, address(lena)),
                        Tuple.tuple(TaskAct.Kind.COMPLETED, address(lena)));
    }

    @Test
    void showsWhatWasDoneBeforeAndAfterTheEngineTellsIt() {
        var lena = member("lena", Role.LEAD);
        var otto = member("otto", Role.LEAD);
        var task = teamTask(null);

        work.claim(task.key(), address(lena), lena);
        assertThat(tasks.get(task.key()).assignee()).isEqualTo(address(lena));
        work.assign(task.key(), address(otto), lena);
        assertThat(mine(lena)).isEmpty();
        assertThat(mine(otto)).hasSize(1);
        work.release(task.key(), otto);
        assertThat(mine(otto)).isEmpty();
        assertThat(tasks.get(task.key()).assignee()).isNull();
        work.claim(task.key(), address(otto), otto);
        assertThat(mine(otto)).hasSize(1);

        eventually().until(() -> told(task.key(), "assignee = '" + address(otto) + "'"));
        assertThat(mine(otto)).hasSize(1);
        // What another client of the engine does later counts more than what was done here before.
        camunda.newAssignUserTaskCommand(task.key().value())
                .assignee(address(lena))
                .send()
                .join();
        eventually().until(() -> mine(otto).isEmpty() && mine(lena).size() == 1);
    }

    @Test
    void goesToOneOfTwoWhoClaimIt() {
        var lena = member("lena", Role.LEAD);
        var otto = member("otto", Role.DESIGNER);
        var task = teamTask(null);

        // Past Aftercare, so that the exporter has not told yet: the engine is the judge.
        camunda.newAssignUserTaskCommand(task.key().value())
                .assignee(address(lena))
                .send()
                .join();

        assertRefused(() -> work.claim(task.key(), address(otto), otto), "task-taken");
        assertRefused(() -> work.complete(task.key(), data("{}"), otto), "task-taken");
        work.claim(task.key(), address(lena), lena);
        assertThat(mine(lena)).hasSize(1);
    }

    @Test
    void isCompletedOnce() {
        var lena = member("lena", Role.LEAD);
        var task = teamTask(null);
        work.complete(task.key(), data("{}"), lena);

        assertRefused(
                () -> work.complete(task.key(), data("{}"), lena), "task-over", address(lena), "completed", "Nothing");
        assertRefused(() -> work.claim(task.key(), address(lena), lena), "task-over");
        eventually().until(() -> told(task.key(), "ended_at is not null"));
        assertRefused(() -> work.complete(task.key(), data("{}"), lena), "task-over", address(lena));
        assertThat(ofTeam()).isEmpty();
    }

    @Test
    void isOverWhenItsProcessIsCancelled() {
        var lena = member("lena", Role.LEAD);
        var key = deployed("cancelled-" + word, "");
        camunda.newCancelInstanceCommand(tasks.get(key).processInstanceKey())
                .send()
                .join();

        assertRefused(() -> work.complete(key, data("{}"), lena), "task-over", "withdrawn");
        eventually().until(() -> tasks.get(key).state() == TaskState.CANCELLED);
        assertRefused(() -> work.complete(key, data("{}"), lena), "task-over", "withdrawn");
    }

    @Test
    void isForItsTeamAndForThoseWhoMayWriteTasks() {
        var task = teamTask(null);
        var colleague = member("dora", Role.DESIGNER);
        var designer = stranger("dan", Role.DESIGNER);
        var lead = stranger("lena", Role.LEAD);
        var author = member("amy", Role.AUTHOR);

        assertRefused(() -> work.claim(task.key(), address(designer), designer), "not-your-task");
        assertRefused(() -> work.assign(task.key(), address(colleague), colleague), "not-your-task");
        assertRefused(() -> work.assign(task.key(), address(author), lead), "unknown-user");
        assertRefused(() -> work.assign(task.key(), "nobody@northwind.example", lead), "unknown-user");
        work.claim(task.key(), address(colleague), colleague);
        assertRefused(() -> work.complete(task.key(), data("{}"), lead), "task-taken", address(colleague));
        work.assign(task.key(), address(lead), lead);
        assertRefused(() -> work.release(task.key(), colleague), "task-taken", address(lead));
        work.complete(task.key(), data("{\"note\": \" Reached them \"}"), lead);

        eventually().until(() -> variable(task, "note").equals("Reached them"));
    }

    @Test
    void ofAForeignProcessHasNoAnswer() {
        var key = deployed("foreign-" + word, "");

        var task = tasks.get(key);
        assertThat(task.cause()).isNull();
        assertThat(task.title()).isEqualTo("Look <b>at</b> it");
        assertThat(tasks.list(new TaskFilter(false, null, null, "foreign-" + word), null, 10)
                        .items())
                .as("the process has no name to search by")
                .isEmpty();
        assertThat(ofTeam()).extracting(Task::key).containsExactly(key);
    }

    @Test
    void isSomebodysHoweverItsProcessSpellsThem() {
        var lena = member("lena", Role.LEAD);
        var process = "spelled-" + word;
        var assigned =
                "assignee=\"%s\" candidateGroups=".formatted(address(lena).replace("lena", "Lena"));
        var bpmn = ForeignProcess.bpmn(process, team, "").replace("candidateGroups=", assigned);
        var key = deployedAs(process, bpmn);

        assertThat(mine(lena)).extracting(Task::key).containsExactly(key);
        assertThat(tasks.openOf(address(lena))).isEqualTo(1);
        work.claim(key, address(lena), lena);
        assertThat(mine(lena)).extracting(Task::key).containsExactly(key);
        work.complete(key, data("{}"), lena);
        assertThat(mine(lena)).isEmpty();
        assertThat(tasks.openOf(address(lena))).isZero();
    }

    @Test
    void comesOverdueFirstAndThoseWithoutDateLastOverPages() {
        var late = deployed("late-" + word, "dueDate=\"2020-01-01T00:00:00Z\"");
        var later = deployed("later-" + word, "dueDate=\"2020-01-02T00:00:00Z\"");
        var soon = deployed("soon-" + word, "dueDate=\"2199-01-01T00:00:00Z\"");
        var ever = deployed("ever-" + word, "");
        var never = deployed("never-" + word, "");
        var filter = new TaskFilter(false, null, List.of(team), null);

        var first = tasks.list(filter, null, 2);
        var second = tasks.list(filter, TaskCursor.of(String.valueOf(first.next())), 2);
        var third = tasks.list(filter, TaskCursor.of(String.valueOf(second.next())), 2);

        assertThat(first.items()).extracting(Task::key).containsExactly(late, later);
        assertThat(first.items()).allMatch(task -> task.isOverdue(time.instant()));
        assertThat(second.items()).extracting(Task::key).containsExactly(soon, ever);
        assertThat(third.items()).extracting(Task::key).containsExactly(never);
        assertThat(third.next()).isNull();
    }

    @Test
    void listsCostTwoStatementsHoweverManyTasks() throws Exception {
        deployed("one-" + word, "");
        deployed("two-" + word, "");

        assertThat(statementsOf(() -> tasks.list(new TaskFilter(false, null, List.of(team), null), null, 50)))
                .hasSize(2);
        assertThat(statementsOf(() -> tasks.list(new TaskFilter(true, null, null, "x"), null, 50)))
                .hasSize(2);
    }

    private Task teamTask(@Nullable String form) {
        return surveys().taskAfterBadAnswer(AnsweredSurveys.task("Task " + word, null, List.of(team), form), "Bad");
    }

    private String variable(Task task, String name) {
        return jdbc.sql("select variables ->> :name from engine.process_instance where key = :key")
                .param("name", name)
                .param("key", task.processInstanceKey())
                .query((row, number) -> String.valueOf(row.getString(1)))
                .single();
    }

    /** A task for the team of a process that follows no answer. */
    private TaskKey deployed(String process, String schedule) {
        return deployedAs(process, ForeignProcess.bpmn(process, team, schedule));
    }

    private TaskKey deployedAs(String process, String bpmn) {
        DeploymentEvent deployment = camunda.newDeployResourceCommand()
                .addResourceStringUtf8(bpmn, process + ".bpmn")
                .send()
                .join();
        var instance = camunda.newCreateInstanceCommand()
                .processDefinitionKey(deployment.getProcesses().getFirst().getProcessDefinitionKey())
                .variables(Map.of("runId", "no run"))
                .send()
                .join()
                .getProcessInstanceKey();
        eventually().until(() -> ofTeam().stream().anyMatch(task -> task.processInstanceKey() == instance));
        return ofTeam().stream()
                .filter(task -> task.processInstanceKey() == instance)
                .findAny()
                .orElseThrow()
                .key();
    }
}
