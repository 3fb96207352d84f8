package io.aftercare.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.engine.RecordedSearch;
import io.aftercare.identity.Role;
import io.aftercare.task.TaskAct.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A task as the search API tells it: with its run, its form, and what was done here. */
class SearchedTasksTests extends SearchedTasksTest {

    SearchedTasksTests() throws IOException {}

    @Test
    void tellsTheSameAsTheExporter() {
        var exported = answered();
        var answer = ToldTasks.told(exported, jdbc);
        recorded.answers("/user-tasks/" + exported.key(), "", body -> answer);
        ToldTasks.lists(recorded, List.of(answer), List.of());

        assertThat(searched().get(exported.key())).isEqualTo(exported);
        assertThat(searched().list(ofThatTeam(), null, 10).items())
                .isEqualTo(tasks.list(ofThatTeam(), null, 10).items())
                .containsExactly(exported);
        assertThat(searched().openFor(List.of(team))).isEqualTo(1);
        assertThat(searched().openFor(List.of())).isZero();
        assertThat(recorded.asked("/process-instances/search")).isEmpty();
        assertThat(recorded.asked("/user-tasks/search").getFirst().body())
                .contains("\"candidateGroup\":{\"$in\":[\"%s\",\"%s\"]".formatted(team, team.toLowerCase()))
                .contains("\"$neq\":\"CANCELED\"", "\"field\":\"dueDate\"", "\"order\":\"ASC\"")
                .contains("\"completionDate\":{\"$exists\":false");
    }

    @Test
    void looksForTheRunWhereTheRootIsNotTold() {
        var exported = answered();
        var instance = exported.processInstanceKey();
        var root = jdbc.sql("select parent_process_instance_key from engine.process_instance where key = :key")
                .param("key", instance)
                .query(Long.class)
                .single();
        recorded.answers("/user-tasks/" + exported.key(), "", body -> ToldTasks.told(exported, (Long) null))
                .findsNothing("/process-instances/search")
                .answers("/process-instances/search", "" + instance, body -> instance(instance, root))
                .answers("/process-instances/search", "" + root, body -> instance(root, null));

        assertThat(searched().get(exported.key()).cause()).isNotNull().isEqualTo(exported.cause());
    }

    @Test
    void showsWhatWasDoneHereForAWhileWhateverIsTold() {
        var lena = member("lena", Role.LEAD);
        var key = new TaskKey(first + 1);
        recorded.findsNothing("/user-tasks/search").answers("/user-tasks/" + key, "", body -> told(1, "Call", null));
        assertThat(mine(address(lena))).isEmpty();

        acts.add(key, Kind.CLAIMED, address(lena), address(lena));
        assertThat(mine(address(lena))).containsExactly(key);
        assertThat(searched().openOf(address(lena))).isEqualTo(1);
        assertThat(searched().get(key).assignee()).isEqualTo(address(lena));
        time.advance(Duration.ofSeconds(31));
        assertThat(mine(address(lena))).isEmpty();
        assertThat(searched().get(key).assignee()).isNull();

        // What somebody else's client did meanwhile is not taken away by what they did before.
        acts.add(key, Kind.CLAIMED, address(lena), address(lena));
        acts.add(key, Kind.RELEASED, null, address(lena));
        assertThat(mine(address(lena))).isEmpty();

        ToldTasks.lists(recorded, List.of(), List.of(told(1, "Call", null)));
        assertThat(searched().list(all(), null, 10).items()).hasSize(1);
        acts.add(key, Kind.COMPLETED, address(lena), address(lena));
        time.advance(Duration.ofMinutes(5));
        assertThat(searched().list(all(), null, 10).items()).isEmpty();
        assertThat(searched().get(key).state()).isEqualTo(TaskState.DONE);
        time.advance(Duration.ofMinutes(6));
        assertThat(searched().list(all(), null, 10).items()).hasSize(1);
    }

    @Test
    void fillsTheFormWithWhatItSpeaksOf() {
        var key = new TaskKey(first + 1);
        var asking = told(1, "Call", DUE).replace("\"formKey\": null", "\"formKey\": \"2251799813690060\"");
        recorded.answers("/user-tasks/" + key, "", body -> asking)
                .answers("/user-tasks/" + key + "/form", "", "form-of-task.json")
                .answers("/variables/search", "scopeKey", "variables-of-task.json");

        var detail = searched().detail(key);
        assertThat(detail.asks()).isTrue();
        assertThat(detail.values().toString()).isEqualTo("{\"customerReached\":\"no\",\"tries\":{\"count\":2}}");

        recorded.answers(
                "/user-tasks/" + key + "/form",
                "",
                body -> RecordedSearch.text("form-of-task.json")
                        .replace("\"formId\": \"call-back\"", "\"formId\": \"task-done\""));
        assertThat(searched().detail(key).form()).isNull();
        recorded.answers("/user-tasks/" + key + "/form", "", body -> "{}");
        assertThat(searched().detail(key).form()).isNull();
        recorded.answers("/user-tasks/" + key, "", body -> told(1, "Call", DUE));
        assertThat(searched().detail(key).asks()).isFalse();
    }

    private TaskFilter ofThatTeam() {
        return new TaskFilter(false, null, List.of(team), null);
    }

    private List<TaskKey> mine(String user) {
        return searched().list(new TaskFilter(false, user, null, null), null, 10).items().stream()
                .map(Task::key)
                .toList();
    }

    private static String instance(long key, @Nullable Long parent) {
        return """
                {"items": [{"processDefinitionId": "follow-up", "processDefinitionVersion": 1, "state": "ACTIVE",
                  "startDate": "2026-03-20T09:10:00.000Z", "endDate": null, "processInstanceKey": "%d",
                  "processDefinitionKey": "2251799813690050", "parentProcessInstanceKey": %s,
                  "rootProcessInstanceKey": null}], "page": {"totalItems": 1}}
                """.formatted(key, parent == null ? "null" : "\"" + parent + "\"");
    }
}
