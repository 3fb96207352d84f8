package io.aftercare.monitoring;

import static io.aftercare.common.SqlTime.nullable;
import static io.aftercare.common.SqlTime.utc;

import io.aftercare.engine.EngineSearch;
import io.aftercare.engine.InstanceSearch;
import io.aftercare.engine.ProcessModels;
import io.aftercare.monitoring.SearchedDay.Run;
import io.aftercare.monitoring.SearchedDay.Visit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks the cluster's own search API (Camunda 8.8 and newer): for the instances of a day's runs, for what they called, and
 * for the statistics of their elements, as many instances at a time as one request takes.
 */
class SearchedDayCounts implements DayCounts {

    /** So that a day is asked for in a few hundred requests. */
    static final int MOST_RUNS = 10_000;

    private static final int MOST_CALLED = 20_000;
    private static final Duration LATE = Duration.ofHours(1);

    private final InstanceSearch instances;
    private final ElementStatistics statistics;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final int mostRuns;

    /** @param mostRuns of a day that are looked at */
    SearchedDayCounts(EngineSearch search, ProcessModels models, JdbcClient jdbc, Clock clock, int mostRuns) {
        this.instances = new InstanceSearch(search);
        this.statistics = new ElementStatistics(search, models);
        this.jdbc = jdbc;
        this.clock = clock;
        this.mostRuns = mostRuns;
    }

    @Override
    public Integer mostRuns() {
        return mostRuns;
    }

    @Override
    public Asked ask(LocalDate day) {
        var now = clock.instant();
        var countedBefore = countedAt(day);
        var runs = runs(day);
        var visits = visits(runs);
        var found = new SearchedDay(day, visits, statistics.of(visits));
        var settled = now.isAfter(end(day).plus(LATE)) && isSettled(runs, visits, now);
        return () -> {
            if (!Objects.equals(countedBefore, countedAt(day))) {
                return Optional.empty();
            }
            var told = found.told();
            found.insert(jdbc, untold(day, told));
            return Optional.of(new Counted(
                    told.values().stream().mapToInt(Integer::intValue).sum(), settled));
        };
    }

    private @Nullable Instant countedAt(LocalDate day) {
        return jdbc.sql("select counted_at from counted_day where day = :day")
                .param("day", day)
                .query((row, at) -> Optional.ofNullable(nullable(row, "counted_at")))
                .optional()
                .flatMap(Function.identity())
                .orElse(null);
    }

    private List<Run> runs(LocalDate day) {
        return jdbc.sql("""
                        select id, survey_id, coalesce(reason, '') as reason, process_instance_key, completed_at,
                               state in ('scheduled', 'sent', 'answered') as under_way
                        from survey_run where created_at >= :start and created_at < :end
                        order by created_at, id limit :most""")
                .param("start", utc(start(day)))
                .param("end", utc(end(day)))
                .param("most", mostRuns)
                .query((row, at) -> new Run(
                        row.getObject("id", UUID.class),
                        row.getObject("survey_id", UUID.class),
                        row.getString("reason"),
                        row.getObject("process_instance_key", Long.class),
                        nullable(row, "completed_at"),
                        row.getBoolean("under_way")))
                .list();
    }

    /** Callers first. */
    private List<Visit> visits(List<Run> runs) {
        var runOf = new HashMap<Long, Run>();
        runs.stream().filter(run -> run.instance() != null).forEach(run -> runOf.put(run.instance(), run));
        var own = instances.of(runOf.keySet());
        var called = instances.below(
                own.stream().map(each -> each.getProcessInstanceKey()).toList(), MOST_CALLED);
        called.forEach(each -> Optional.ofNullable(runOf.get(each.getParentProcessInstanceKey()))
                .ifPresent(run -> runOf.putIfAbsent(each.getProcessInstanceKey(), run)));
        return Stream.concat(
                        own.stream().map(each -> Visit.of(runOf.get(each.getProcessInstanceKey()), each, true)),
                        called.stream().map(each -> Visit.of(runOf.get(each.getProcessInstanceKey()), each, false)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Nothing is open any more, and what the engine has not told of it will not tell. */
    private static boolean isSettled(List<Run> runs, List<Visit> visits, Instant now) {
        var own = visits.stream()
                .filter(Visit::own)
                .collect(Collectors.toMap(visit -> visit.run().id(), Function.identity(), (one, same) -> one));
        return runs.stream().allMatch(run -> {
            var visit = own.get(run.id());
            return visit == null ? !run.mayBeToldOf(now.minus(LATE)) : !visit.open();
        });
    }

    /** By survey; also those that are more than it is asked for. */
    private Map<UUID, Integer> untold(LocalDate day, Map<UUID, Integer> told) {
        var untold = new HashMap<UUID, Integer>();
        jdbc.sql("""
                        select survey_id, count(*) as runs from survey_run
                        where created_at >= :start and created_at < :end group by survey_id""")
                .param("start", utc(start(day)))
                .param("end", utc(end(day)))
                .query(row -> {
                    var survey = row.getObject("survey_id", UUID.class);
                    untold.put(survey, row.getInt("runs") - told.getOrDefault(survey, 0));
                });
        untold.values().removeIf(runs -> runs <= 0);
        return untold;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant end(LocalDate day) {
        return start(day.plusDays(1));
    }
}
