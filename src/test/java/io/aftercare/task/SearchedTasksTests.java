package io.aftercare.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.aftercare.automation.AnswerTexts;
import io.aftercare.common.Refusal;
import io.aftercare.engine.RecordedSearch;
import io.aftercare.identity.Role;
import io.aftercare.task.TaskAct.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Tasks as a cluster of 8.8 or newer would tell them. The answers are written after the specification of its API, not
 * recorded from a cluster: the broker of these tests, 8.6, has no such API.
 */
class SearchedTasksTests extends TaskTest {

    private static final Instant DUE = Instant.parse("2031-03-20T00:00:00Z");

    @Autowired
    private TaskActs acts;

    @Autowired
    private Fillings fillings;

    @Autowired
    private AnswerTexts texts;

    private final long first = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);

    private final RecordedSearch recorded = new RecordedSearch(Duration.ofSeconds(30));

    SearchedTasksTests() throws IOException {}

    private Tasks searched() {
        return searched(recorded);
    }

    private Tasks searched(RecordedSearch from) {
        var source = new SearchedTasks(from.search(), from.models(), acts, jdbc, json, time);
        return new Tasks(source, acts, fillings, new TaskForms(source, json), texts);
    }

    @AfterEach
    void close() {
        recorded.close();
    }

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
    void findsByTitleProcessContactAndTicketInAnyCase() {
        var exported = answered();
        var other = told(1, "Something else", DUE);
        ToldTasks.lists(recorded, List.of(other, ToldTasks.told(exported, jdbc)), List.of(told(2, "Undated", null)));
        var ticket = AnsweredSurveys.cause(exported).ticket();

        for (var text : List.of(exported.title().toUpperCase(), "lovelace", String.valueOf(ticket))) {
            assertThat(found(text)).as(text).containsExactly(exported.key());
        }
        assertThat(found("CAFE FOLLOW")).hasSize(3);
        assertThat(found("undated")).hasSize(1);
        assertThat(found("no such words")).isEmpty();
        assertThat(found("%")).isEmpty();
        assertThat(searched().mostSearched()).isEqualTo(2_000);
        assertThat(recorded.asked("/user-tasks/search").getFirst().body()).contains("\"limit\":1000");
    }

    @Test
    void listsThoseOfOneTimeOnceOverPagesInWhateverOrderTheyAreTold() {
        var dated = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> told(21 - number, "Dated", DUE))
                .toList();
        var undated = List.of(told(40, "Undated", null), told(30, "Undated", null));
        ToldTasks.lists(recorded, dated, undated);
        recorded.answers("/user-tasks/" + (first + 40), "", body -> told(40, "Undated", null))
                .answers("/user-tasks/" + (first + 30), "", body -> told(30, "Undated", null));

        var listed = new ArrayList<Task>();
        @Nullable String next = "";
        while (next != null) {
            var page = searched().list(all(), next.isEmpty() ? null : TaskCursor.of(next), 3);
            listed.addAll(page.items());
            next = page.next();
        }

        assertThat(listed)
                .extracting(task -> task.key().value() - first)
                .containsExactlyElementsOf(IntStream.concat(IntStream.rangeClosed(1, 20), IntStream.of(30, 40))
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(recorded.asked("/user-tasks/search"))
                .anySatisfy(asked -> assertThat(asked.body()).contains("\"dueDate\":{\"$gte\":\"2031-03-20T00:00Z\""));
    }

    @Test
    void listsWhatEndedLatestFirst() {
        recorded.answers(
                "/user-tasks/search",
                "\"completionDate\":\\{[^}]*gte",
                body -> ToldTasks.page(
                        List.of(
                                ended(3, "CANCELED", DUE.plusSeconds(9)),
                                ended(1, "COMPLETED", DUE),
                                ended(2, "COMPLETED", DUE)),
                        body));

        var first = searched().list(over(), null, 2);
        var second = searched().list(over(), TaskCursor.of(String.valueOf(first.next())), 2);

        assertThat(first.items())
                .extracting(task -> task.key().value() - this.first, Task::state)
                .containsExactly(tuple(3L, TaskState.CANCELLED), tuple(2L, TaskState.DONE));
        assertThat(second.items())
                .extracting(task -> task.key().value() - this.first)
                .containsExactly(1L);
        assertThat(recorded.asked("/user-tasks/search").getFirst().body())
                .contains("\"field\":\"completionDate\"", "\"order\":\"DESC\"")
                .doesNotContain("dueDate");
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

    @Test
    void bearsNewWordsAndMissingFields() {
        recorded.findsNothing("/process-instances/search")
                .findsNothing("/user-tasks/search")
                .answers("/user-tasks/search", ToldTasks.UNDATED, body -> """
                {"items": [
                    {"userTaskKey": "%d", "elementId": "call", "processInstanceKey": "1", "state": "PONDERING",
                     "processDefinitionKey": "2251799813690050", "creationDate": "2026-03-20T09:00:00Z", "new": {"of": 9}},
                    {"userTaskKey": "%d", "elementId": "call", "state": "CREATED", "creationDate": "2026-03-20T09:00:00Z"},
                    {"state": "CREATED"},
                    {}], "page": {}}
                """.formatted(first, first + 1))
                .answers("/process-definitions/2251799813690050/xml", "", "follow-up-call.bpmn");

        assertThat(searched().list(all(), null, 10).items()).singleElement().satisfies(task -> {
            assertThat(task.title()).isEqualTo("Call the customer");
            assertThat(task.isOpen()).isTrue();
            assertThat(task.teams()).isEmpty();
            assertThat(task.instructions()).isEmpty();
            assertThat(task.cause()).isNull();
        });
        assertRefused(() -> searched().get(new TaskKey(first)), "task-not-found");
    }

    @Test
    void countsOpenOnesAndOverdueOnes() {
        var source = new SearchedTasks(recorded.search(), recorded.models(), acts, jdbc, json, time);
        recorded.answers("/user-tasks/search", "", body -> "{\"items\": [], \"page\": {\"totalItems\": 12000}}")
                .answers("/user-tasks/search", "\"\\$lt\"", body -> "{\"items\": [], \"page\": {\"totalItems\": 7}}");

        assertThat(source.open(10_000)).isEqualTo(new TaskSource.OpenTasks(10_000, 7));
        assertThat(recorded.asked("/user-tasks/search").getFirst().body()).contains("\"limit\":1");
    }

    @Test
    void saysThatTheEngineIsAwayAndSinceWhen() throws IOException {
        recorded.findsNothing("/user-tasks/search");
        searched().list(all(), null, 10);
        assertThat(searched().silentSince()).isEmpty();
        recorded.fails(500, "<html>Bad gateway</html>");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> searched().list(all(), null, 10))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("engine-away"));
        assertThat(searched().silentSince()).isPresent();
        recorded.fails(403, RecordedSearch.text("forbidden.json"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> searched().openOf("lena@northwind.example"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("engine-refuses"));
        try (var silent = new RecordedSearch(Duration.ofMillis(300))) {
            silent.staysSilent();
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> searched(silent).get(new TaskKey(first)))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("engine-away"));
        }
    }

    private Task answered() {
        return surveys()
                .taskAfterBadAnswer(
                        AnsweredSurveys.task("Call back " + word, null, List.of(team), "call-back-customer"),
                        "Never again");
    }

    private TaskFilter ofThatTeam() {
        return new TaskFilter(false, null, List.of(team), null);
    }

    private static TaskFilter all() {
        return new TaskFilter(false, null, null, null);
    }

    private static TaskFilter over() {
        return new TaskFilter(true, null, null, null);
    }

    private List<TaskKey> found(String text) {
        return searched().list(new TaskFilter(false, null, null, text), null, 10).items().stream()
                .map(Task::key)
                .toList();
    }

    private List<TaskKey> mine(String user) {
        return searched().list(new TaskFilter(false, user, null, null), null, 10).items().stream()
                .map(Task::key)
                .toList();
    }

    private String told(int number, String title, @Nullable Instant due) {
        return ToldTasks.told(task(number, title, TaskState.OPEN, due, null), first);
    }

    private String ended(int number, String state, Instant at) {
        var ended = task(number, "Ended", TaskState.DONE, null, at);
        return ToldTasks.told(ended, first).replace("\"COMPLETED\"", "\"" + state + "\"");
    }

    private Task task(int number, String title, TaskState state, @Nullable Instant due, @Nullable Instant ended) {
        return new Task(
                new TaskKey(first + number),
                title,
                "call-back",
                "call",
                first,
                state,
                null,
                List.of(),
                List.of(),
                due,
                Instant.parse("2026-03-20T09:00:00Z").plusSeconds(number),
                ended,
                null,
                "",
                null);
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
