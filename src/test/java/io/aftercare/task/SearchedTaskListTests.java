package io.aftercare.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists of tasks by the search API: what is looked for, in which order they come, and how many are open. */
class SearchedTaskListTests extends SearchedTasksTest {

    SearchedTaskListTests() throws IOException {}

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
    void countsOpenOnesAndOverdueOnes() {
        var source = new SearchedTasks(recorded.search(), recorded.models(), acts, jdbc, json, time);
        recorded.answers("/user-tasks/search", "", body -> "{\"items\": [], \"page\": {\"totalItems\": 12000}}")
                .answers("/user-tasks/search", "\"\\$lt\"", body -> "{\"items\": [], \"page\": {\"totalItems\": 7}}");

        assertThat(source.open(10_000)).isEqualTo(new TaskSource.OpenTasks(10_000, 7));
        assertThat(recorded.asked("/user-tasks/search").getFirst().body()).contains("\"limit\":1");
    }

    private static TaskFilter over() {
        return new TaskFilter(true, null, null, null);
    }

    private List<TaskKey> found(String text) {
        return searched().list(new TaskFilter(false, null, null, text), null, 10).items().stream()
                .map(Task::key)
                .toList();
    }

    private String ended(int number, String state, Instant at) {
        var ended = task(number, "Ended", TaskState.DONE, null, at);
        return ToldTasks.told(ended, first).replace("\"COMPLETED\"", "\"" + state + "\"");
    }
}
