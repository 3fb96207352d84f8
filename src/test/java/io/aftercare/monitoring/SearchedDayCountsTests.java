package io.aftercare.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.aftercare.PartsAbove;
import io.aftercare.common.Refusal;
import io.aftercare.engine.RecordedSearch;
import io.aftercare.insight.InsightPeriod;
import io.aftercare.run.SkipReason;
import io.aftercare.survey.SurveyId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;

/**
 * The process map as a cluster of 8.8 or newer would tell it: the run of {@link SearchedHistoryTest}, as if it had begun on
 * a day long ago that no other test counts.
 */
class SearchedDayCountsTests extends WatchedRunTest {

    private static final String STATISTICS = "/process-definitions/%d/statistics/element-instances";
    private static final long RUN_PROCESS = 2251799813690001L;
    private static final long FOLLOW_UP = 2251799813690050L;

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private TransactionOperations transaction;

    private final RecordedSearch recorded = new RecordedSearch(Duration.ofSeconds(30));
    private final LocalDate day =
            LocalDate.of(2002, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(3_000));

    SearchedDayCountsTests() throws IOException {}

    @AfterEach
    void close() {
        recorded.close();
        jdbc.sql("update survey_run set created_at = :now where created_at = :then")
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("then", noon())
                .update();
        jdbc.sql("delete from counted_day where day = :day").param("day", day).update();
    }

    @Test
    void countsInstancesAndWhereTheyCame() {
        var survey = sentLongAgo();

        for (var time = 0; time < 2; time++) {
            counting(10).count(day);

            var count = counts(10).of(survey, period(), null);
            assertThat(count.processes())
                    .extracting(CountedProcess::title, CountedProcess::own, CountedProcess::runs, CountedProcess::open)
                    .containsExactly(
                            tuple("Survey run, version 3", true, 1L, 1L), tuple("Call back, version 1", false, 1L, 1L));
            assertThat(count.elements())
                    .extracting(
                            CountedElement::id,
                            CountedElement::name,
                            CountedElement::type,
                            CountedElement::runs,
                            CountedElement::open)
                    .containsExactly(
                            tuple("await-answer", "", "EVENT_BASED_GATEWAY", 1L, 0L),
                            tuple("follow-up-negative", "Follow up", "CALL_ACTIVITY", 1L, 1L),
                            tuple("send-survey", "Send survey", "SERVICE_TASK", 1L, 0L));
            assertThat(counts(10).of(survey, period(), FOLLOW_UP).elements())
                    .extracting(CountedElement::id, CountedElement::open)
                    .containsExactly(tuple("call", 0L), tuple("write", 1L));
            assertThat(count.untold()).isZero();
            assertThat(settled()).isFalse();
        }
        assertThat(recorded.asked(STATISTICS.formatted(RUN_PROCESS)).getFirst().body())
                .containsPattern("\"processInstanceKey\":\\{[^}]*in\":\\[\"\\d+\"\\]");
    }

    @Test
    void settlesWhatIsOver() {
        var survey = sentLongAgo();
        recorded.answers(
                "/process-instances/search",
                "\"processInstanceKey\"",
                body -> RecordedSearch.text("instance-of-run.json")
                        .replace(String.valueOf(SearchedHistoryTest.RUN), instance())
                        .replace("\"state\": \"ACTIVE\"", "\"state\": \"TERMINATED\""));

        counting(10).count(day);

        assertThat(settled()).isTrue();
        assertThat(counts(10).of(survey, period(), null).processes().getFirst().terminated())
                .isEqualTo(1);
    }

    @Test
    void countsEndsByWhyRunsWereNotSent() {
        var survey = sentLongAgo();
        jdbc.sql("update survey_run set reason = 'asked-recently' where created_at = :then")
                .param("then", noon())
                .update();
        recorded.answers(
                        "/process-definitions/%d/xml".formatted(RUN_PROCESS),
                        "",
                        body -> RecordedSearch.text("survey-run.bpmn")
                                .replace("</bpmn:process>", "<bpmn:endEvent id=\"not-sent\" /></bpmn:process>"))
                .answers(
                        STATISTICS.formatted(RUN_PROCESS),
                        "",
                        body -> RecordedSearch.text("statistics-of-run.json").replace("await-answer", "not-sent"));

        counting(10).count(day);

        assertThat(counts(10).of(survey, period(), null).ends())
                .singleElement()
                .satisfies(end -> assertThat(end.reasons()).containsEntry(SkipReason.ofKey("asked-recently"), 1L));
    }

    @Test
    void looksAtTheFirstRunsOfADayOnly() {
        var survey = sentLongAgo();

        counting(0).count(day);

        var count = counts(0).of(survey, period(), null);
        assertThat(count.untold()).isEqualTo(1);
        assertThat(count.processes()).isEmpty();
        assertThat(count.mostRuns()).isZero();
    }

    @Test
    void leavesTheCountsWhereTheEngineDoesNotAnswer() {
        var survey = sentLongAgo();
        counting(10).count(day);
        recorded.fails(503, "{\"status\": 503}");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> counting(10).count(day))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("engine-away"));

        var count = counts(10).of(survey, period(), null);
        assertThat(count.elements()).hasSize(3);
        assertThat(count.named()).as("versions that were asked for before").isTrue();
    }

    @Test
    void givesWayToWhoCountedMeanwhile() {
        sentLongAgo();
        var late = dayCounts(10).ask(day);
        counting(10).count(day);

        assertThat(transaction.<Boolean>execute(status -> late.insert().isPresent()))
                .isFalse();
    }

    @Test
    void showsTheMapAndThatTheEngineIsAway() throws Exception {
        var survey = sentLongAgo();
        counting(10).count(day);
        var path = "/runs/process?survey=%s&from=%s&to=%s".formatted(survey, day, day);

        assertThat(mapped(path).getContentAsString())
                .contains("Survey run, version 3: 1 run", "Send survey", "data-runs=\"1\"", "(1 run)")
                .doesNotContain("cannot be reached", "has told nothing");
        var diagram = "/runs/process/%s/%d/process.bpmn".formatted(survey, RUN_PROCESS);
        assertThat(mapped(diagram).getContentAsString()).contains("id=\"survey-run\"");

        try (var away = new RecordedSearch(Duration.ofSeconds(30))) {
            away.fails(503, "{\"status\": 503}");
            var page = shownBy(away, path);
            assertThat(page.getStatus()).isEqualTo(200);
            assertThat(page.getContentAsString())
                    .contains("The engine cannot be reached now. These are the numbers of the last count")
                    .contains("survey-run, version 3: 1 run", "send-survey");
            assertThat(shownBy(away, diagram).getStatus()).isEqualTo(503);
        }
    }

    /** The survey of a run that was sent, whose day is moved into the past. */
    private SurveyId sentLongAgo() {
        var live = liveSurvey();
        var ticket = openTicket(live);
        close(ticket);
        var run = awaitRun(ticket, "sent");
        jdbc.sql("update survey_run set created_at = :then where id = :id")
                .param("then", noon())
                .param("id", UUID.fromString(run.get("id").asString()))
                .update();
        answer();
        return SurveyId.of(live.id());
    }

    private OffsetDateTime noon() {
        return day.atTime(12, 0).atOffset(ZoneOffset.UTC);
    }

    private void answer() {
        var key = instance();
        SearchedHistoryTest.answer(
                recorded, key, file -> RecordedSearch.text(file).replace(String.valueOf(SearchedHistoryTest.RUN), key));
        recorded.answers(STATISTICS.formatted(RUN_PROCESS), "", "statistics-of-run.json")
                .answers(STATISTICS.formatted(FOLLOW_UP), "", "statistics-of-follow-up.json");
    }

    /** Of the only run of the day. */
    private String instance() {
        return jdbc.sql("select process_instance_key from survey_run where created_at = :then")
                .param("then", noon())
                .query(String.class)
                .single();
    }

    private boolean settled() {
        return jdbc.sql("select settled from counted_day where day = :day")
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    private InsightPeriod period() {
        return InsightPeriod.read(
                null,
                day.toString(),
                day.toString(),
                LocalDate.ofInstant(time.instant(), ZoneOffset.UTC),
                ZoneOffset.UTC);
    }

    private DayCounts dayCounts(int most) {
        return new SearchedDayCounts(recorded.search(), recorded.models(), jdbc, time, most);
    }

    private ProcessCounting counting(int most) {
        var history = new SearchedHistory(recorded.search(), recorded.models());
        return new ProcessCounting(jdbc, history, dayCounts(most), transaction, time);
    }

    private ProcessCounts counts(int most) {
        return new ProcessCounts(jdbc, recorded.deployed(), dayCounts(most), json);
    }

    private MockHttpServletResponse mapped(String path) throws Exception {
        return shownBy(recorded, path);
    }

    private MockHttpServletResponse shownBy(RecordedSearch from, String path) throws Exception {
        signIn();
        return new PartsAbove(
                        application,
                        Map.of("deployedProcesses", from.deployed(), "dayCounts", dayCounts(10)),
                        List.of(
                                "io.aftercare.monitoring.ProcessCounts",
                                "io.aftercare.monitoring.web.ProcessCountPages"))
                .pages("processCountPages")
                .perform(MockMvcRequestBuilders.get(URI.create(path)))
                .andReturn()
                .getResponse();
    }
}
