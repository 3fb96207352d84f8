package io.aftercare.monitoring;

import io.aftercare.monitoring.ElementStatistics.Count;
import io.aftercare.monitoring.ElementStatistics.Element;
import io.camunda.client.api.search.response.ProcessInstance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the runs of a day came, as the search API told it. */
record SearchedDay(LocalDate day, List<Visit> visits, Map<Element, Count> elements) {

    /**
     * A run that began on the day.
     *
     * @param reason why it was not sent, or empty
     * @param instance null for one that the engine has not begun
     * @param underWay whether it goes on
     */
    record Run(
            UUID id,
            UUID survey,
            String reason,
            @Nullable Long instance,
            @Nullable Instant completedAt,
            boolean underWay) {

        /** Whether the engine may tell of it yet. */
        boolean mayBeToldOf(Instant lately) {
            return underWay || completedAt != null && completedAt.isAfter(lately);
        }
    }

    /**
     * A process instance of a run.
     *
     * @param process the key of its definition
     * @param own whether it is the run's own, not one that this called
     */
    record Visit(
            Run run,
            long key,
            long process,
            String processId,
            int version,
            boolean own,
            boolean open,
            boolean terminated) {

        static Optional<Visit> of(@Nullable Run run, ProcessInstance told, boolean own) {
            if (run == null) {
                return Optional.empty();
            }
            var instance = SearchedRows.instance(told, Map.of());
            return Optional.of(new Visit(
                    run,
                    instance.key(),
                    instance.definitionKey(),
                    instance.processId(),
                    instance.version(),
                    own,
                    instance.endedAt() == null,
                    instance.terminated()));
        }
    }

    private record Process(UUID survey, long key) {}

    /** How many runs of each survey the engine has told of. */
    Map<UUID, Integer> told() {
        return visits.stream()
                .filter(Visit::own)
                .collect(Collectors.groupingBy(visit -> visit.run().survey(), Collectors.summingInt(visit -> 1)));
    }

    /** @param untold how many runs of each survey the engine has told nothing of */
    void insert(JdbcClient jdbc, Map<UUID, Integer> untold) {
        visits.stream()
                .collect(Collectors.groupingBy(visit -> new Process(visit.run().survey(), visit.process())))
                .forEach((process, all) -> insert(jdbc, process, all));
        untold.forEach((survey, runs) -> insert(jdbc, new Process(survey, 0), "", 0, true, runs, 0, 0));
        elements.forEach((element, count) -> jdbc.sql("""
                        insert into counted_element (survey_id, process_definition_key, day, element_id, reason,
                                                     element_type, runs, open)
                        values (:survey, :process, :day, :element, :reason, :type, :runs, :open)""")
                .param("survey", element.survey())
                .param("process", element.process())
                .param("day", day)
                .param("element", element.id())
                .param("reason", element.reason())
                .param("type", count.type())
                .param("runs", count.runs())
                .param("open", count.open())
                .update());
    }

    private void insert(JdbcClient jdbc, Process process, List<Visit> all) {
        var first = all.getFirst();
        insert(
                jdbc,
                process,
                first.processId(),
                first.version(),
                all.stream().anyMatch(Visit::own),
                runs(all),
                runs(all.stream().filter(Visit::open).toList()),
                runs(all.stream().filter(Visit::terminated).toList()));
    }

    private static int runs(List<Visit> visits) {
        return (int) visits.stream().map(visit -> visit.run().id()).distinct().count();
    }

    private void insert(
            JdbcClient jdbc,
            Process process,
            String processId,
            int version,
            boolean own,
            int runs,
            int open,
            int terminated) {
        jdbc.sql("""
                        insert into counted_process (survey_id, process_definition_key, day, process_id, version, own, runs,
                                                     open, terminated)
                        values (:survey, :process, :day, :id, :version, :own, :runs, :open, :terminated)""")
                .param("survey", process.survey())
                .param("process", process.key())
                .param("day", day)
                .param("id", processId)
                .param("version", version)
                .param("own", own)
                .param("runs", runs)
                .param("open", open)
                .param("terminated", terminated)
                .update();
    }
}
