package io.aftercare.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Scope;
import io.aftercare.run.RunTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

class MetricsTests extends RunTest {

    private static final String METRICS = "/actuator/prometheus";

    /** Prometheus itself adds them to what it reads. */
    private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

    /** Everything that tells series of ours apart; none grows with what people do. */
    private static final Set<String> BOUNDED =
            Set.of("state", "mail", "score", "outcome", "part", "le", "partition", "application");

    @Test
    void areForKeysWithTheScope() {
        page(METRICS).expectStatus().isUnauthorized().expectHeader().exists("WWW-Authenticate");
        withKey("no-such-key-at-all-here").expectStatus().isUnauthorized();
        withKey(keyWith(Scope.SETTINGS_READ))
                .expectStatus()
                .isForbidden()
                .expectBody(String.class)
                .value(problem -> assertThat(problem).contains("operations:read"));
        withKey(keyWith(Scope.OPERATIONS_READ)).expectStatus().isOk();
        http.post().uri(METRICS).exchange().expectStatus().isUnauthorized();
        get("/actuator/env").expectStatus().isNotFound();
    }

    @Test
    void countWhatBecomesOfARun() {
        var before = scrape();
        var ticket = openTicket(liveSurvey());
        close(ticket);
        awaitRun(ticket, "sent");
        var token = awaitToken(ticket);
        answer(token, 2).expectStatus().isOk();
        answer(token, 3).expectStatus().isOk();
        comment(token, "Fine").expectStatus().isOk();
        awaitRun(ticket, "completed");
        // The last are counted after what they count is committed.
        eventually()
                .untilAsserted(
                        () -> assertMoved(before, scrape(), "aftercare_runs_ended_total", "state=\"completed\""));
        var after = scrape();

        assertMoved(before, after, "aftercare_runs_started_total");
        assertMoved(before, after, "aftercare_surveys_sent_total", "mail=\"survey\"");
        assertMoved(before, after, "aftercare_mail_sending_seconds_count", "outcome=\"accepted\"");
        assertMoved(before, after, "aftercare_answers_total", "score=\"first\"");
        assertMoved(before, after, "aftercare_answers_total", "score=\"changed\"");
        assertMoved(before, after, "aftercare_answers_finished_total");
        assertMoved(before, after, "camunda_job_invocations_total", "type=\"send-survey\"", "action=\"completed\"");
        assertMoved(before, after, "camunda_job_execution_time_seconds_count", "type=\"send-survey\"");
        assertMoved(before, after, "dbscheduler_task_completions_total", "result=\"ok\"");
    }

    @Test
    void tellOfMailsAndJobsThatFailed() {
        var before = scrape();
        var survey = liveSurvey();
        inbox().stopSmtp();
        try {
            close(openTicket(survey));
            eventually()
                    .untilAsserted(() -> assertMoved(
                            before, scrape(), "aftercare_mail_sending_seconds_count", "outcome=\"failed\""));
            eventually()
                    .untilAsserted(() -> assertMoved(
                            before,
                            scrape(),
                            "camunda_job_invocations_total",
                            "type=\"send-survey\"",
                            "action=\"failed\""));
        } finally {
            inbox().startSmtp();
        }
    }

    @Test
    void tellOfTheEngine() {
        close(openTicket(liveSurvey()));

        eventually()
                .untilAsserted(() -> assertThat(scrape().series())
                        .containsKey("aftercare_incidents_open")
                        .containsKey("aftercare_exporter_silence_seconds")
                        .containsKey("aftercare_exporter_record_age_seconds")
                        .allSatisfy((series, value) -> {
                            if (series.matches("aftercare_(incidents|exporter)_.*")) {
                                assertThat(value).as(series).isNotNaN().isNotNegative();
                            }
                        }));
    }

    @Test
    void haveNothingOfPeopleAndFewSeries() {
        var scraped = scrape().and(ofBroker());

        scraped.names().stream()
                .filter(name -> name.startsWith("aftercare_"))
                .forEach(name -> assertThat(scraped.labels(name)).as(name).isSubsetOf(BOUNDED));
        assertThat(scraped.series().keySet().stream().filter(series -> series.contains("@")))
                .isEmpty();
    }

    @Test
    void areAllThereThatTheDashboardAndTheAlertsAskFor() throws IOException {
        var ticket = openTicket(liveSurvey());
        close(ticket);
        awaitRun(ticket, "sent");
        var scraped = scrape().and(ofBroker());

        var asked = Stream.of(dashboard(), alerts()).flatMap(Collection::stream).toList();
        assertThat(asked).hasSizeGreaterThan(20).allMatch(Query::isBalanced);
        assertThat(asked)
                .allSatisfy(query -> query.metrics().forEach((metric, labels) -> {
                    assertThat(scraped.names()).contains(metric);
                    assertThat(labels.stream().filter(label -> !OF_PROMETHEUS.contains(label)))
                            .as("labels of " + metric)
                            .isSubsetOf(scraped.labels(metric));
                }));
    }

    @Test
    void areAllWrittenDown() throws IOException {
        var documented = Files.readString(Path.of("docs/operations.md"));

        assertThat(scrape().and(ofBroker()).names().stream()
                        .filter(name -> name.startsWith("aftercare_"))
                        .map(name -> name.replaceFirst("_(count|sum|max|bucket)$", "")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(documented).contains("`" + name));
    }

    private List<Query> dashboard() throws IOException {
        var dashboard = json.readTree(Files.readString(Path.of("docker/grafana/dashboards/aftercare.json")));
        var queries = dashboard.findValues("expr").stream()
                .map(JsonNode::asString)
                .map(Query::new)
                .toList();
        assertThat(queries).isNotEmpty();
        return queries;
    }

    @SuppressWarnings("unchecked")
    private static List<Query> alerts() throws IOException {
        Map<String, List<Map<String, Object>>> file =
                new Yaml().load(Files.readString(Path.of("docker/prometheus/alerts.yml")));
        var rules = Objects.requireNonNull(file.get("groups")).stream()
                .flatMap(group -> ((List<Map<String, Object>>) Objects.requireNonNull(group.get("rules"))).stream())
                .toList();
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule).containsKeys("alert", "expr", "labels", "annotations");
            assertThat((Map<String, Object>) rule.get("annotations")).containsKeys("summary", "description");
        });
        return rules.stream()
                .map(rule -> new Query(String.valueOf(rule.get("expr"))))
                // Prometheus' own.
                .filter(query -> !query.metrics().containsKey("up"))
                .toList();
    }

    private static void assertMoved(Scrape before, Scrape after, String name, String... labels) {
        assertThat(after.sum(name, labels)).as(name).isGreaterThan(before.sum(name, labels));
    }

    private Scrape scrape() {
        return Scrape.of(String.valueOf(withKey(KEY)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody()));
    }

    private RestTestClient.ResponseSpec withKey(String key) {
        return http.get().uri(METRICS).header("Authorization", "Bearer " + key).exchange();
    }

    private static Scrape ofBroker() {
        try (var client = HttpClient.newHttpClient()) {
            return Scrape.of(client.send(
                            HttpRequest.newBuilder(broker().managementAddress().resolve(METRICS))
                                    .build(),
                            BodyHandlers.ofString())
                    .body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("The broker's metrics", e);
        }
    }
}
