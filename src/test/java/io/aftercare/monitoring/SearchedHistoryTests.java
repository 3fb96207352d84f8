package io.aftercare.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.aftercare.AftercareTest;
import io.aftercare.common.Refusal;
import io.aftercare.engine.RecordedSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same run as the exporter writes it and as a cluster of 8.8 or newer would tell it. The answers are written after the
 * specification of its API, not recorded from a cluster: the broker of these tests, 8.6, has no such API.
 */
class SearchedHistoryTests extends AftercareTest {

    static final long RUN = 2251799813700001L;
    private static final String FOLLOW_UP = "2251799813700040";
    private static final String CALLED = "instances-called-by-run";
    private static final long OPEN = 2251799813700052L;
    private static final long RESOLVED = 2251799813700017L;
    private static final List<String> RUNS = List.of("survey-run");

    @Value("${spring.datasource.url}")
    private String mainDatabase = "";

    @Autowired
    private JsonMapper json;

    private final RecordedSearch recorded = new RecordedSearch(Duration.ofSeconds(30));
    private final EngineHistory searched = new SearchedHistory(recorded.search(), recorded.models());

    SearchedHistoryTests() throws IOException {}

    @BeforeEach
    void answer() {
        answer(recorded, String.valueOf(RUN), RecordedSearch::text);
    }

    /** @param run the key of its instance @param text of a file */
    static void answer(RecordedSearch recorded, String run, UnaryOperator<String> text) {
        recorded.findsNothing("/process-instances/search")
                .answers("/process-instances/search", having("processInstanceKey", run), reads(text, "instance-of-run"))
                .answers("/process-instances/search", having("parentProcessInstanceKey", run), reads(text, CALLED))
                .answers("/element-instances/search", run, reads(text, "elements-of-run"))
                .answers("/element-instances/search", FOLLOW_UP, reads(text, "elements-of-follow-up"))
                .answers("/process-instances/" + run + "/sequence-flows", "", reads(text, "flows-of-run"))
                .answers("/process-instances/" + FOLLOW_UP + "/sequence-flows", "", reads(text, "flows-of-follow-up"))
                .findsNothing("/user-tasks/search")
                .answers("/user-tasks/search", FOLLOW_UP, reads(text, "tasks-of-follow-up"))
                .answers("/variables/search", "scopeKey", reads(text, "variables"))
                .answers("/jobs/search", "\"FAILED\"", reads(text, "failed-jobs"))
                .findsNothing("/incidents/search")
                .answers("/incidents/search", "processInstanceKey", reads(text, "incidents-of-run"))
                .answers("/incidents/search", "neq\":\"RESOLVED\"", reads(text, "open-incidents"))
                .answers("/incidents/search", incident(OPEN), reads(text, "open-incidents"))
                .answers("/incidents/search", incident(RESOLVED), reads(text, "resolved-incident"))
                .answers("/process-definitions/2251799813690001/xml", "", body -> text.apply("survey-run.bpmn"))
                .answers("/process-definitions/2251799813690050/xml", "", body -> text.apply("follow-up-call.bpmn"));
    }

    @AfterEach
    void close() {
        recorded.close();
    }

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

    @Test
    void bearsNewWordsAndMissingFields() {
        recorded.answers("/element-instances/search", "" + RUN, body -> """
                {"items": [
                    {"elementInstanceKey": "1", "elementId": "a", "startDate": "2026-03-20T09:00:00Z",
                     "type": "QUANTUM_TASK", "state": "DREAMING", "someNewField": {"of": "8.12"}},
                    {"elementInstanceKey": "2", "elementId": "b", "startDate": "2026-03-20T09:00:01Z",
                     "type": "SERVICE_TASK", "state": "COMPLETED"},
                    {"elementInstanceKey": "3", "startDate": "2026-03-20T09:00:00Z"},
                    {}], "page": {}}
                """)
                .answers("/incidents/search", "processInstanceKey", body -> """
                {"items": [
                    {"incidentKey": "1", "processInstanceKey": "%d", "processDefinitionId": "survey-run",
                     "elementId": "a", "elementInstanceKey": "1", "creationTime": "2026-03-20T09:00:00Z",
                     "errorType": "MOON_PHASE", "state": "SLEEPING"},
                    {}], "page": {}}
                """.formatted(RUN))
                .answers("/user-tasks/search", "" + RUN, body -> """
                {"items": [
                    {"userTaskKey": "1", "elementId": "a", "elementInstanceKey": "1", "state": "PONDERING",
                     "creationDate": "2026-03-20T09:00:00Z"},
                    {"state": "CREATED"}], "page": {"totalItems": 2}}
                """)
                .answers("/jobs/search", "", body -> "{\"items\": [{\"state\": \"FAILED\"}], \"page\": {}}")
                .answers(
                        "/variables/search",
                        "",
                        body -> "{\"items\": [{\"scopeKey\": \"%d\"}], \"page\": {}}".formatted(RUN))
                .answers("/process-instances/" + RUN + "/sequence-flows", "", body -> "{\"items\": [{}]}");

        var run = searched.tree(RUN).getFirst();

        assertThat(run.elements())
                .extracting(VisitedElement::id, VisitedElement::type, VisitedElement::isActive)
                .containsExactly(tuple("a", "UNKNOWN", true), tuple("b", "SERVICE_TASK", false));
        assertThat(run.incidents())
                .singleElement()
                .satisfies(incident -> assertThat(incident.errorType()).isEqualTo("UNKNOWN"))
                .satisfies(incident -> assertThat(incident.isOpen()).isTrue());
        assertThat(run.tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.endedAt()).isNull());
        assertThat(run.failures()).isEmpty();
        assertThat(run.flows()).isEmpty();
        assertThat(run.instance().variables()).isEmpty();
    }

    @Test
    void tellsNothingOfWhatIsGone() {
        assertThat(searched.tree(1)).isEmpty();
        assertThat(searched.openIncidents(List.of())).isEmpty();
    }

    @Test
    void saysKindlyWhoIsToBeAskedWhereSearchingIsNotAllowed() {
        recorded.fails(403, RecordedSearch.text("forbidden.json"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> searched.tree(RUN))
                .withMessageContaining("does not let Aftercare search (HTTP 403: Unauthorized to perform operation")
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("engine-refuses"));
    }

    @Test
    void saysThatTheEngineIsAwayAndSinceWhen() {
        searched.tree(RUN);
        recorded.fails(500, "<html>Bad gateway</html>");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> searched.incidentGroups(RUNS))
                .withMessageStartingWith("The engine cannot be reached now")
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("engine-away"));
        assertThat(searched.reach().current()).isFalse();
        assertThat(searched.reach().asOf()).isNotNull();
    }

    @Test
    void waitsForNoAnswerForLong() throws IOException {
        try (var silent = new RecordedSearch(Duration.ofMillis(300))) {
            silent.staysSilent();
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> new SearchedHistory(silent.search(), silent.models()).tree(RUN))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("engine-away"));
        }
        recorded.stops();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> searched.tree(RUN))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("engine-away"));
    }

    private static String having(String field, String key) {
        return "\"%s\":\\{[^}]*\"%s\"".formatted(field, key);
    }

    private static String incident(long key) {
        return having("incidentKey", String.valueOf(key));
    }

    private static UnaryOperator<String> reads(UnaryOperator<String> text, String file) {
        return question -> text.apply(file + ".json");
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

    /** In a database of its own, made by the exporter's scripts. */
    private EngineHistory exported() {
        var name = "search_" + UUID.randomUUID().toString().substring(0, 8);
        database("postgres").sql("create database " + name).update();
        var database = database(name);
        database.sql("create schema engine").update();
        List.of("V001__deployed_process", "V002__history", "V003__user_task_ended")
                .forEach(script -> database.sql(text("/io/aftercare/exporter/" + script + ".sql"))
                        .update());
        List.of("process_instance", "element_instance", "taken_flow", "incident", "job_failure", "user_task")
                .forEach(table -> database.sql(
                                "create table engine.%1$s_all partition of engine.%1$s default".formatted(table))
                        .update());
        database.sql(RecordedSearch.text("rows.sql")).update();
        return new ExportedHistory(database, json);
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
