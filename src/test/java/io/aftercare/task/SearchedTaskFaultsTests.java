package io.aftercare.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aftercare.common.Refusal;
import io.aftercare.engine.RecordedSearch;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tasks where the search API leaves things out or has new words for them, refuses, or does not answer. */
class SearchedTaskFaultsTests extends SearchedTasksTest {

    SearchedTaskFaultsTests() throws IOException {}

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
}
