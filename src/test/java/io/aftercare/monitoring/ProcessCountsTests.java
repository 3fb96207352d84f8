package io.aftercare.monitoring;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Scope;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** How many runs came where in their process, of runs that really took these ways. */
class ProcessCountsTests extends WatchedRunTest {

    @Autowired
    private ProcessCounting counting;

    @Test
    void countsWhereRunsCameAndHowTheyEnded() throws Exception {
        var survey = liveSurvey("\"expiresAfter\": \"PT24H\"");
        var answered = openTicket(survey);
        close(answered);
        var first = awaitRun(answered, "sent");
        var again = openTicket(survey, answered.email());
        close(again);
        awaitRun(again, "skipped");
        var withdrawn = openTicket(survey);
        close(withdrawn);
        var path = "/api/v1/runs/" + awaitRun(withdrawn, "sent").get("id").asString();
        var expired = openTicket(survey);
        close(expired);
        var last = awaitRun(expired, "sent");
        var days = List.of(day(first), day(last));
        eventually()
                .untilAsserted(() -> assertThat(runsAt(counted(survey, days), "await-answer", "open"))
                        .isEqualTo(3));

        post(path + "/cancel", "").expectStatus().isAccepted();
        answer(awaitToken(answered), 6).expectStatus().isOk();
        comment(awaitToken(answered), "Fine").expectStatus().isOk();
        awaitRun(answered, "completed");
        awaitRun(withdrawn, "withdrawn");
        time.advance(Duration.ofHours(25));
        awaitRun(expired, "expired");
        eventually()
                .untilAsserted(() -> assertThat(
                                counted(survey, days).get("process").get("open").asLong())
                        .isZero());

        var counts = counted(survey, days);
        assertThat(counts.get("complete").asBoolean()).isTrue();
        assertThat(counts.get("untold").asLong()).isZero();
        assertThat(counts.get("processes")).hasSize(1);
        assertThat(counts.get("process").get("processId").asString()).isEqualTo("survey-run");
        assertThat(counts.get("process").get("runs").asLong()).isEqualTo(4);
        assertThat(runsAt(counts, "ticket-closed", "runs")).isEqualTo(4);
        assertThat(runsAt(counts, "send-survey", "runs")).isEqualTo(4);
        assertThat(runsAt(counts, "await-answer", "runs")).isEqualTo(3);
        assertThat(runsAt(counts, "await-answer", "open")).isZero();
        assertThat(runsAt(counts, "end-survey-run-completed", "runs")).isEqualTo(1);
        assertThat(runsAt(counts, "end-no-answer", "runs")).isEqualTo(1);
        assertThat(runsAt(counts, "end-survey-withdrawn", "runs")).isEqualTo(1);
        assertThat(runsAt(counts, "end-survey-not-sent", "runs")).isEqualTo(1);
        assertThat(runsAt(counts, "send-reminder", "runs")).isZero();
        assertThat(element(counts, "end-survey-not-sent").get("reasons").toString())
                .isEqualTo("{\"asked-recently\":1}");
        assertThat(element(counts, "end-no-answer").get("name").asString()).isEqualTo("No answer");

        var shown = shown(page(survey, days));
        assertThat(shown)
                .contains("Survey run, version", "4 runs", "Survey not sent", "25 %")
                .contains("1: Another survey was sent to the contact within the “days between surveys” of this one.");
        assertThat(shown(diagram(survey, counts))).contains("<bpmn:process id=\"survey-run\"");
        assertThat(counted(survey, days).get("elements")).as("counted again").isEqualTo(counts.get("elements"));
    }

    @Test
    void countsOnlyRunsThatBeganInThePeriod() throws Exception {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        close(ticket);
        var day = day(awaitRun(ticket, "sent"));
        eventually()
                .untilAsserted(() -> assertThat(runsAt(counted(survey, List.of(day)), "await-answer", "runs"))
                        .isEqualTo(1));

        var before = body(get("/api/v1/surveys/%s/process-counts?from=%s&to=%s"
                .formatted(survey.id(), day.minusDays(30), day.minusDays(1))));
        assertThat(before.get("process").isNull()).isTrue();
        assertThat(before.get("elements")).isEmpty();
        assertThat(shown("/runs/process?survey=%s&from=2025-01-01&to=2025-01-02".formatted(survey.id())))
                .contains("No runs in these days");
        assertThat(shown("/runs/process")).contains("Choose a survey");
        var another = liveSurvey();
        assertThat(page(diagram(another, counted(survey, List.of(day))), "nothing")
                        .getStatus())
                .isEqualTo(404);
        get("/api/v1/surveys/%s/process-counts?process=1".formatted(survey.id()))
                .expectStatus()
                .isNotFound();
        assertThat(shown("/runs/process?survey=%s&process=1".formatted(survey.id())))
                .contains("No run followed this process");
    }

    @Test
    void keepsWhatTheEngineCannotTellAgain() {
        var day = LocalDate.of(2001, 2, 3);
        var survey = UUID.randomUUID();
        jdbc.sql("insert into counted_day (day, told) values (:day, 5) on conflict (day) do update "
                        + "set told = 5, settled = false")
                .param("day", day)
                .update();
        jdbc.sql("insert into counted_process values (:survey, 1, :day, 'survey-run', 1, true, 5, 0, 0)")
                .param("survey", survey)
                .param("day", day)
                .update();

        counting.count(day);

        assertThat(jdbc.sql("select runs from counted_process where survey_id = :survey")
                        .param("survey", survey)
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
        assertThat(jdbc.sql("select settled from counted_day where day = :day")
                        .param("day", day)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void countsWhatIsDue() {
        var ticket = openTicket(liveSurvey());
        close(ticket);
        var day = day(awaitRun(ticket, "sent"));
        jdbc.sql("delete from counted_day where day >= :day").param("day", day).update();

        counting.countDue();

        assertThat(jdbc.sql("select counted_at is not null from counted_day where day = :day")
                        .param("day", day)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, 422, A day cannot be read",
        "to=2026-01-01, 422, The first day is missing",
        "from=2026-02-02&to=2026-02-01, 422, before that",
        "from=1000-01-01, 422, Days go from",
        "process=%3Cb%3E, 404, There is no such process"
    })
    void saysWhatIsWrongWithItsAddress(String query, int status, String words) throws Exception {
        var survey = liveSurvey();

        get("/api/v1/surveys/%s/process-counts?%s".formatted(survey.id(), query))
                .expectStatus()
                .isEqualTo(status);
        var page = page("/runs/process?survey=%s&%s".formatted(survey.id(), query), "nothing");
        assertThat(page.getStatus()).isEqualTo(422);
        assertThat(page.getContentAsString()).contains(words).doesNotContain("<b>");
    }

    @Test
    void knowsNoSurveyThatIsNone() throws Exception {
        get("/api/v1/surveys/%s/process-counts".formatted(UUID.randomUUID()))
                .expectStatus()
                .isNotFound();
        get("/api/v1/surveys/x/process-counts").expectStatus().isBadRequest();
        http.get()
                .uri("/api/v1/surveys/%s/process-counts".formatted(UUID.randomUUID()))
                .header("Authorization", "Bearer " + keyWith(Scope.SURVEYS_READ))
                .exchange()
                .expectStatus()
                .isForbidden();
        for (var survey : List.of("x", "%00", UUID.randomUUID().toString())) {
            assertThat(page("/runs/process?survey=" + survey, "nothing").getStatus())
                    .isEqualTo(422);
        }
        assertThat(page("/runs/process?period=7w", "nothing").getStatus()).isEqualTo(422);
    }

    @Test
    void takesFewAndFixedStatements() throws Exception {
        var survey = liveSurvey("\"fatigueDays\": 0");
        var ticket = openTicket(survey);
        close(ticket);
        var days = List.of(day(awaitRun(ticket, "sent")));
        eventually()
                .untilAsserted(() -> assertThat(runsAt(counted(survey, days), "await-answer", "runs"))
                        .isEqualTo(1));
        var few = statementsOf(() -> shown(page(survey, days))).size();
        var another = openTicket(survey, ticket.email());
        close(another);
        awaitRun(another, "sent");
        eventually()
                .untilAsserted(() -> assertThat(runsAt(counted(survey, days), "await-answer", "runs"))
                        .isEqualTo(2));

        assertThat(statementsOf(() -> shown(page(survey, days)))).hasSize(few).hasSizeLessThanOrEqualTo(5);
    }

    private JsonNode counted(LiveSurvey survey, List<LocalDate> days) {
        days.stream().distinct().forEach(counting::count);
        return body(get("/api/v1/surveys/%s/process-counts?from=%s&to=%s"
                .formatted(survey.id(), days.getFirst(), days.getLast())));
    }

    private static String page(LiveSurvey survey, List<LocalDate> days) {
        return "/runs/process?survey=%s&from=%s&to=%s".formatted(survey.id(), days.getFirst(), days.getLast());
    }

    private static String diagram(LiveSurvey survey, JsonNode counts) {
        return "/runs/process/%s/%s/process.bpmn"
                .formatted(survey.id(), counts.get("process").get("key").asString());
    }

    private static JsonNode element(JsonNode counts, String id) {
        return counts.get("elements")
                .valueStream()
                .filter(element -> element.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static long runsAt(JsonNode counts, String id, String what) {
        return counts.get("elements")
                .valueStream()
                .filter(element -> element.get("id").asString().equals(id))
                .mapToLong(element -> element.get(what).asLong())
                .sum();
    }

    /** In UTC, on which the run began. */
    private LocalDate day(JsonNode run) {
        return jdbc.sql("select cast(created_at at time zone 'UTC' as date) from survey_run where id = :id")
                .param("id", UUID.fromString(run.get("id").asString()))
                .query(LocalDate.class)
                .single();
    }
}
