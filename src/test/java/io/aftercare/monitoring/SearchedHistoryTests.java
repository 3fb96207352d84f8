package io.aftercare.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.engine.RecordedSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** The same run as the exporter writes it and as the search API tells it. */
class SearchedHistoryTests extends SearchedHistoryTest {

    @Value("${spring.datasource.url}")
    private String mainDatabase = "";

    @Autowired
    private JsonMapper json;

    SearchedHistoryTests() throws IOException {}

    @Test
    void tellsTheSameAsTheExporterButForWhatTheApiCannotTell() {
        var exported = exported();

        assertThat(searched.tree(RUN))
                .hasSize(2)
                .isEqualTo(exported.tree(RUN).stream()
                        .map(SearchedHistoryTests::withoutWhatIsNotTold)
                        .toList());
        assertThat(searched.openIncidents(List.of(RUN)))
                .isEqualTo(exported.openIncidents(List.of(RUN)))
                .isEqualTo(Map.of(RUN, 1));
        assertThat(searched.rootsWithOpenIncident(10))
                .isEqualTo(exported.rootsWithOpenIncident(10))
                .containsExactly(RUN);
        assertThat(searched.incidentGroups(RUNS)).hasSize(1).isEqualTo(exported.incidentGroups(RUNS));
        assertThat(searched.openIncidents(RUNS, null, null, 10))
                .hasSize(1)
                .isEqualTo(exported.openIncidents(RUNS, null, null, 10));
        assertThat(searched.incident(RUNS, OPEN)).isPresent().isEqualTo(exported.incident(RUNS, OPEN));
        assertThat(searched.incident(RUNS, RESOLVED))
                .hasValueSatisfying(
                        found -> assertThat(found.incident().isOpen()).isFalse());
        assertThat(searched.incident(RUNS, 1))
                .isEqualTo(exported.incident(RUNS, 1))
                .isEmpty();
        assertThat(searched.openIncidents(List.of("other"), null, null, 10))
                .isEqualTo(exported.openIncidents(List.of("other"), null, null, 10))
                .isEmpty();
        assertThat(searched.reach().current()).isTrue();
        assertThat(searched.reach().asOf()).isNotNull();
    }

    @Test
    void listsIncidentsByKindAndAfterOthers() {
        var kind = new IncidentKind("follow-up-call", "note", "JOB_NO_RETRIES");

        assertThat(searched.openIncidents(RUNS, kind, null, 10)).hasSize(1);
        assertThat(searched.openIncidents(RUNS, new IncidentKind("follow-up-call", "note", "NO"), null, 10))
                .isEmpty();
        assertThat(recorded.asked("/incidents/search").getFirst().body())
                .containsPattern(having("elementId", "note"))
                .containsPattern(having("processDefinitionId", "follow-up-call"));

        assertThat(searched.openIncidents(RUNS, null, OPEN + 1, 10)).isEmpty();
        assertThat(searched.openIncidents(RUNS, null, OPEN, 10)).isEmpty();
        assertThat(recorded.asked("/incidents/search").getLast().body()).contains("\"$lte\":\"2026-03-20T09:31Z\"");
    }

    /** Of three partitions, the first of which tells the latest. */
    @Test
    void listsExportedIncidentsByTimeWhateverTheirPartition() {
        var database = database();
        var latest = OPEN + 1_000;
        insertIncident(database, latest, "2026-03-20T10:00:00Z");
        insertIncident(database, 3 * (1L << 51), "2026-03-20T09:00:00Z");
        insertIncident(database, 3 * (1L << 51) + 1, "2026-03-20T09:00:00Z");
        var exported = new ExportedHistory(database, json);

        assertThat(keys(exported, null, 10)).containsExactly(latest, OPEN, 3 * (1L << 51) + 1, 3 * (1L << 51));
        assertThat(keys(exported, latest, 2)).containsExactly(OPEN, 3 * (1L << 51) + 1);
        assertThat(keys(exported, 3 * (1L << 51) + 1, 2)).containsExactly(3 * (1L << 51));
        assertThat(exported.rootsWithOpenIncident(2)).containsExactlyInAnyOrder(latest, RUN);
    }

    private static List<Long> keys(EngineHistory exported, @Nullable Long before, int limit) {
        return exported.openIncidents(RUNS, null, before, limit).stream()
                .map(open -> open.incident().key())
                .toList();
    }

    /** Of a run whose instance has the same key. */
    private static void insertIncident(JdbcClient database, long key, String at) {
        database.sql("""
                        insert into engine.incident
                            (key, process_instance_key, root_process_instance_key, process_definition_key, process_id,
                             element_id, element_instance_key, error_type, message, created_at)
                        values (:key, :key, :key, 1, 'survey-run', 'send-survey', 1, 'JOB_NO_RETRIES', 'No', :at::timestamptz)
                        """).param("key", key).param("at", at).update();
    }

    @Test
    void looksForTheRootWhereItIsNotTold() {
        recorded.answers(
                        "/incidents/search",
                        "",
                        body -> RecordedSearch.text("open-incidents.json")
                                .replaceAll("\"rootProcessInstanceKey\": \"\\d+\"", "\"rootProcessInstanceKey\": null"))
                .answers("/process-instances/search", having("processInstanceKey", FOLLOW_UP), CALLED + ".json");

        assertThat(searched.openIncidents(RUNS, null, null, 10))
                .extracting(OpenIncident::rootInstanceKey)
                .containsExactly(RUN);
    }

    @Test
    void readsNoMorePagesThanItsBound() {
        recorded.answers("/element-instances/search", "" + RUN, body -> page(1_000, body.contains("after") ? 1_000 : 0))
                .findsNothing("/process-instances/search")
                .answers("/process-instances/search", having("processInstanceKey", "" + RUN), "instance-of-run.json");

        assertThat(searched.tree(RUN).getFirst().elements()).hasSize(2_000);
        assertThat(recorded.asked("/element-instances/search"))
                .hasSize(2)
                .last()
                .extracting(RecordedSearch.Asked::body)
                .asString()
                .contains("\"after\":\"to-1000\"", "\"limit\":1000");
    }

    private static String page(int size, int from) {
        return IntStream.range(from, from + size)
                .mapToObj(at -> """
                        {"elementInstanceKey": "%d", "elementId": "e", "type": "TASK", "state": "ACTIVE",
                         "startDate": "2026-03-20T09:00:00Z"}""".formatted(10_000 - at))
                .collect(Collectors.joining(
                        ", ",
                        "{\"items\": [",
                        "], \"page\": {\"totalItems\": 50000, \"endCursor\": \"to-%d\"}}".formatted(from + size)));
    }

    /** Timers, all tries but the last, and times that are to come or past. */
    private static InstanceHistory withoutWhatIsNotTold(InstanceHistory exported) {
        var lastTries = new LinkedHashMap<Long, FailedTry>();
        exported.failures().forEach(failure -> lastTries.put(failure.jobKey(), failure));
        return new InstanceHistory(
                exported.instance(),
                exported.names(),
                exported.elements(),
                exported.flows(),
                List.of(),
                exported.incidents().stream()
                        .map(SearchedHistoryTests::withoutItsEnd)
                        .toList(),
                List.copyOf(lastTries.values()),
                exported.tasks());
    }

    private static Incident withoutItsEnd(Incident told) {
        return new Incident(
                told.key(),
                told.processInstanceKey(),
                told.processId(),
                told.elementId(),
                told.elementInstanceKey(),
                told.jobKey(),
                told.errorType(),
                told.message(),
                told.createdAt(),
                told.isOpen(),
                null);
    }

    private EngineHistory exported() {
        return new ExportedHistory(database(), json);
    }

    /** Of its own, made by the exporter's scripts. */
    private JdbcClient database() {
        var name = "search_" + UUID.randomUUID().toString().substring(0, 8);
        database("postgres").sql("create database " + name).update();
        var database = database(name);
        database.sql("create schema engine").update();
        List.of(
                        "V001__deployed_process",
                        "V002__history",
                        "V003__user_task_ended",
                        "V004__open_tasks_by_person",
                        "V005__open_incidents_by_time")
                .forEach(script -> database.sql(text("/io/aftercare/exporter/" + script + ".sql"))
                        .update());
        List.of("process_instance", "element_instance", "taken_flow", "incident", "job_failure", "user_task")
                .forEach(table -> database.sql(
                                "create table engine.%1$s_all partition of engine.%1$s default".formatted(table))
                        .update());
        database.sql(RecordedSearch.text("rows.sql")).update();
        return database;
    }

    private JdbcClient database(String name) {
        var port = URI.create(mainDatabase.substring("jdbc:".length())).getPort();
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name), "postgres", "postgres"));
    }

    private static String text(String resource) {
        try (var open = Objects.requireNonNull(SearchedHistoryTests.class.getResourceAsStream(resource), resource)) {
            return new String(open.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
