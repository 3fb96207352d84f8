package io.aftercare.run;

import io.aftercare.common.Counting;
import io.aftercare.common.Remembered;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Measures runs: how many are open, by state, and what becomes of them. Those that are over grow without end, so they
 * are counted as they end and never in the database.
 */
@Component
class RunMeters {

    /** Counted by an index that holds all it needs: milliseconds each. */
    private static final int MOST = 100_000;

    private static final List<RunState> OPEN = List.of(RunState.SCHEDULED, RunState.SENT, RunState.ANSWERED);
    private static final List<RunState> OVER =
            List.of(RunState.COMPLETED, RunState.SKIPPED, RunState.UNDELIVERABLE, RunState.EXPIRED, RunState.WITHDRAWN);

    private final JdbcClient jdbc;
    private final Remembered<Map<RunState, Integer>> open;
    private final Counter started;
    private final Counter surveys;
    private final Counter reminders;
    private final Counter shown;
    private final Map<RunState, Counter> ended = new EnumMap<>(RunState.class);

    RunMeters(JdbcClient jdbc, Clock clock, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.open = new Remembered<>(clock, Duration.ofSeconds(30), Duration.ofSeconds(1));
        this.started = Counter.builder("aftercare.runs.started")
                .description("Runs that were put on record")
                .register(registry);
        this.surveys = mails(registry, "survey");
        this.reminders = mails(registry, "reminder");
        this.shown = Counter.builder("aftercare.surveys.shown")
                .description("Surveys that were shown on a web site")
                .register(registry);
        OVER.forEach(state -> ended.put(
                state,
                Counter.builder("aftercare.runs.ended")
                        .description("Runs that ended, by how")
                        .tag("state", state.key())
                        .register(registry)));
        OPEN.forEach(state -> Gauge.builder("aftercare.runs.open", this, meters -> meters.open(state))
                .description("Runs in a state that are not over, counted up to " + MOST)
                .tag("state", state.key())
                .register(registry));
    }

    void started(int runs) {
        Counting.afterCommit(started, runs);
    }

    void surveySent() {
        Counting.afterCommit(surveys, 1);
    }

    void surveyShown() {
        Counting.afterCommit(shown, 1);
    }

    void reminderSent() {
        Counting.afterCommit(reminders, 1);
    }

    /** @param state one in which a run is over */
    void ended(RunState state, int runs) {
        var counter = ended.get(state);
        if (counter != null) {
            Counting.afterCommit(counter, runs);
        }
    }

    private static Counter mails(MeterRegistry registry, String mail) {
        return Counter.builder("aftercare.surveys.sent")
                .description("Mails with a survey that the mail server took, first ones and reminders")
                .tag("mail", mail)
                .register(registry);
    }

    private double open(RunState state) {
        return open.value(this::countOpen)
                .map(counts -> Double.valueOf(counts.getOrDefault(state, 0)))
                .orElse(Double.NaN);
    }

    private Map<RunState, Integer> countOpen() {
        var columns = OPEN.stream()
                .map(state ->
                        "(select count(*) from (select from survey_run where state = '%s' limit %d) counted) as %s"
                                .formatted(state.key(), MOST, state.key()))
                .collect(Collectors.joining(", "));
        return jdbc.sql("select " + columns)
                .query((row, at) -> {
                    Map<RunState, Integer> counts = new EnumMap<>(RunState.class);
                    for (var state : OPEN) {
                        counts.put(state, row.getInt(state.key()));
                    }
                    return counts;
                })
                .single();
    }
}
