package io.aftercare.task;

import io.aftercare.automation.AnswerTexts;
import io.aftercare.engine.RecordedSearch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Tasks as a cluster of 8.8 or newer would tell them. The answers are written after the specification of its API, not
 * recorded from a cluster: the broker of these tests, 8.6, has no such API.
 */
abstract class SearchedTasksTest extends TaskTest {

    static final Instant DUE = Instant.parse("2031-03-20T00:00:00Z");

    @Autowired
    TaskActs acts;

    @Autowired
    private Fillings fillings;

    @Autowired
    private AnswerTexts texts;

    final long first = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);

    final RecordedSearch recorded = new RecordedSearch(Duration.ofSeconds(30));

    SearchedTasksTest() throws IOException {}

    @AfterEach
    void close() {
        recorded.close();
    }

    Tasks searched() {
        return searched(recorded);
    }

    Tasks searched(RecordedSearch from) {
        var source = new SearchedTasks(from.search(), from.models(), acts, jdbc, json, time);
        return new Tasks(source, acts, fillings, new TaskForms(source, json), texts);
    }

    Task answered() {
        return surveys()
                .taskAfterBadAnswer(
                        AnsweredSurveys.task("Call back " + word, null, List.of(team), "call-back-customer"),
                        "Never again");
    }

    static TaskFilter all() {
        return new TaskFilter(false, null, null, null);
    }

    String told(int number, String title, @Nullable Instant due) {
        return ToldTasks.told(task(number, title, TaskState.OPEN, due, null), first);
    }

    Task task(int number, String title, TaskState state, @Nullable Instant due, @Nullable Instant ended) {
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
}
