package io.aftercare.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.StatementCount;
import io.aftercare.common.Refusal;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import io.aftercare.survey.Surveys;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What waves send: to whom, when and how much at a time. */
class WaveRunsTests extends WaveTest {

    @Autowired
    private Surveys surveys;

    @Test
    void askEverybodyOnceInTheWorkingHoursAndThenWhoIsNew() {
        tomorrow();
        var survey = once();
        var first = IntStream.range(0, 5)
                .mapToObj(number -> customer(survey, today()))
                .toList();

        var started = awaitWave(survey);
        assertThat(started.progress().selected()).isEqualTo(5);
        assertThat(started.progress().scheduled()).isEqualTo(5);
        assertThat(first)
                .allSatisfy(customer -> assertThat(hour(survey, customer, ZoneOffset.UTC))
                        .isBetween(LocalTime.of(9, 0), LocalTime.of(17, 0)));
        endOfWork();
        assertThat(awaitSent(survey).sent()).isEqualTo(5);

        tomorrow();
        var second = customer(survey, today());
        assertThat(awaitWave(survey).progress().selected()).isEqualTo(1);
        endOfWork();
        awaitSent(survey);
        first.forEach(customer -> assertThat(mailsTo(customer.email())).hasSize(1));
        assertThat(mailsTo(second.email())).hasSize(1);
    }

    @Test
    void waitForTheContactsOwnHours() {
        properties.create(new PropertyDefinition("zone_" + hashCode(), "Zone", PropertyType.TEXT, List.of()));
        tomorrow();
        var survey = recurring("\"repeat\": \"once\", \"timeZoneProperty\": \"zone_%d\"".formatted(hashCode()), "");
        var tokyo = customer(unique() + "@customer.test", zoned(survey, "Asia/Tokyo"));
        var hawaii = customer(unique() + "@customer.test", zoned(survey, "Pacific/Honolulu"));
        var unknownToPostgres = customer(unique() + "@customer.test", zoned(survey, "SystemV/HST10"));
        var nowhere = customer(unique() + "@customer.test", zoned(survey, "Nowhere; drop table contact"));

        awaitWave(survey);

        assertThat(hour(survey, tokyo, ZoneId.of("Asia/Tokyo"))).isBetween(LocalTime.of(9, 0), LocalTime.of(17, 0));
        assertThat(List.of(hawaii, unknownToPostgres))
                .allSatisfy(customer -> assertThat(hour(survey, customer, ZoneId.of("Pacific/Honolulu")))
                        .isBetween(LocalTime.of(9, 0), LocalTime.of(17, 0)));
        assertThat(hour(survey, nowhere, ZoneOffset.UTC)).isBetween(LocalTime.of(9, 0), LocalTime.of(17, 0));
    }

    private String zoned(Recurring survey, String zone) {
        return "\"%s\": \"%s\", \"zone_%d\": \"%s\"".formatted(survey.property(), today(), hashCode(), zone);
    }

    @Test
    void catchUpWithoutAFloodWhatWasMissed() {
        tomorrow();
        var survey = recurring("\"repeat\": \"3-months\"", "");
        customers(survey, 2_600, today().minusDays(400));
        // Nothing starts for five days.
        IntStream.range(0, 5).forEach(day -> tomorrow());

        var even = 2_600 / 91;
        var wave = insert(survey);
        steps.select(wave.id());

        var late = jdbc.sql("select count(*) from wave_recipient where wave_id = :wave")
                .param("wave", wave.id().value())
                .query(Long.class)
                .single();
        // A hundred at least, and all there are: seven days are caught up at most.
        assertThat(late).isEqualTo(100).isGreaterThan(2L * even);
        tomorrow();
        var next = insert(survey);
        steps.select(next.id());
        assertThat(remaining(next)).isPositive().isLessThanOrEqualTo(100);
        assertThat(jdbc.sql("""
                        select count(*) from (select contact_id from wave_recipient where survey_id = :survey
                                              group by contact_id having count(*) > 1) twice""")
                        .param("survey", survey.surveyId().value())
                        .query(Long.class)
                        .single())
                .isZero();
        stop(wave, next);
    }

    @Test
    void expectWhatIsThenSelected() {
        tomorrow();
        var survey = recurring("\"repeat\": \"3-months\"", "");
        customers(survey, 900, today().minusDays(400));

        var expected = waves.expected(survey.surveyId());

        assertThat(expected).hasSize(10);
        assertThat(expected.stream().mapToLong(ExpectedWave::contacts).sum()).isBetween(50L, 150L);
        var wave = insert(survey);
        assertThat(steps.select(wave.id())).isEqualTo(expected.getFirst().contacts());
        assertThat(waves.expected(survey.surveyId()).getFirst()).isEqualTo(expected.get(1));
        stop(wave);
    }

    @Test
    void expectNobodyWhoWasMailedLately() {
        tomorrow();
        var other = once();
        var mailed = customer(other, today());
        awaitWave(other);
        endOfWork();
        assertThat(awaitSent(other).sent()).isEqualTo(1);
        tomorrow();
        var survey = recurring("\"repeat\": \"once\"", "\"fatigueDays\": 3");
        customer(survey, today());
        customer(mailed.email(), "\"%s\": \"%s\"".formatted(survey.property(), today()));

        var expected = waves.expected(survey.surveyId());

        assertThat(expected.stream().limit(5).map(ExpectedWave::contacts)).containsExactly(1L, 0L, 0L, 1L, 0L);
        assertThat(waves.nextIfSentNow(survey.surveyId())).contains(expected.getFirst());
        var wave = insert(survey);
        assertThat(steps.select(wave.id())).isEqualTo(1);
        stop(wave);
    }

    @Test
    void stopWhenTheSurveyIsPausedAndGoOnAfterwards() {
        tomorrow();
        var survey = recurring("\"repeat\": \"3-months\"", "");
        var customer = customer(survey, today().minusDays(100));
        createdOn(customer, today().minusDays(100));
        var turn = turn(survey, customer, 91);
        var turns = new Turns(surveys.get(survey.surveyId()).draft().schedule());
        var day = turns.from(today().plusDays(1), 91).stream()
                .filter(next -> turns.on(next) == turn)
                .findFirst()
                .orElseThrow();
        advanceTo(day, LocalTime.of(0, 10));
        var wave = insert(survey);
        assertThat(steps.select(wave.id())).isEqualTo(1);
        surveys.pause(survey.surveyId());

        assertThat(steps.start(wave.id())).isInstanceOf(WaveStep.Stopped.class);
        assertThat(newest(survey).progress().skipped()).isEqualTo(Map.of("wave-stopped", 1L));
        assertThat(dispatch(survey)).isEmpty();
        tomorrow();
        surveys.resume(survey.surveyId());
        awaitWave(survey);
        endOfWork();
        assertThat(awaitSent(survey).sent()).isEqualTo(1);
    }

    @Test
    void sendTheNextOneEarlyOnceAndNotAgainOnItsDay() {
        tomorrow();
        var survey = once();
        awaitWave(survey);
        var customer = customer(survey, today());
        var next = waves.next(survey.surveyId()).orElseThrow();
        assertThat(next).isEqualTo(today().plusDays(1));

        waves.sendNow(survey.surveyId(), next, "Una");

        assertThatThrownBy(() -> waves.sendNow(survey.surveyId(), next, "Una")).isInstanceOf(Refusal.class);
        awaitStarted(survey);
        assertThat(awaitSent(survey).sent()).isEqualTo(1);
        tomorrow();
        assertThat(dispatch(survey)).isEmpty();
        assertThat(waves.list(survey.surveyId(), null, 10).items()).hasSize(2);
        assertThat(mailsTo(customer.email())).hasSize(1);
    }

    @Test
    void dropAContactWithAnOpenRunAndOneWhoUnsubscribesMeanwhile() {
        tomorrow();
        var survey = once();
        var busy = customer(survey, today());
        var gone = customer(survey, today());
        var wave = insert(survey);
        assertThat(steps.select(wave.id())).isEqualTo(2);
        post("/api/v1/runs", "{\"surveyId\": \"%s\", \"contactEmail\": \"%s\"}".formatted(survey.id(), busy.email()))
                .expectStatus()
                .isAccepted();
        steps.start(wave.id());
        steps.finish(wave.id());
        jdbc.sql("insert into suppression (address, reason, created_at) values (:address, 'unsubscribed', now())")
                .param("address", gone.email())
                .update();
        endOfWork();

        assertThat(awaitSent(survey).skipped()).isEqualTo(Map.of("run-open", 1L, "unsubscribed", 1L));
        eventually().until(() -> mailsTo(busy.email()).size() == 1);
        assertThat(mailsTo(gone.email())).isEmpty();
    }

    @Test
    void askWhoIsInTheSegmentWhenSelectedAndStillWhenMailed() {
        tomorrow();
        var survey = recurring("\"repeat\": \"once\"", """
                "segment": {"match": "all", "parts": [
                    {"type": "choice", "field": "language", "operator": "is", "values": ["de"]}]}""");
        var stays = customer(survey, today());
        var leaves = customer(survey, today());
        var stranger = customer(survey, today());
        speaks(stays, "de");
        speaks(leaves, "de");
        speaks(stranger, "fr");
        assertThat(awaitWave(survey).progress().selected()).isEqualTo(2);
        speaks(leaves, "en");
        endOfWork();

        var progress = awaitSent(survey);

        assertThat(progress.sent()).isEqualTo(1);
        assertThat(progress.skipped()).isEqualTo(Map.of("not-a-recipient", 1L));
        assertThat(mailsTo(stays.email())).hasSize(1);
        assertThat(mailsTo(leaves.email())).isEmpty();

        jdbc.sql("""
                        update survey_run set state = 'undeliverable', reason = 'came-back'
                        where survey_id = :survey and sent_at is not null""").param("survey", UUID.fromString(survey.id())).update();

        var told = newest(survey).progress();
        assertThat(told.sent()).isEqualTo(1);
        assertThat(told.cameBack()).isEqualTo(1);
        assertThat(told.skipped()).isEqualTo(Map.of("not-a-recipient", 1L));
        assertThat(mailsTo(stranger.email())).isEmpty();
    }

    private void speaks(Customer customer, String language) {
        jdbc.sql("update contact set language = :language where id = :id")
                .param("language", language)
                .param("id", customer.id())
                .update();
    }

    @Test
    void startAsManyAtATimeWithAsFewStatementsAsOne() throws Exception {
        tomorrow();
        var few = once();
        customers(few, 1, today());
        var many = once();
        customers(many, 15, today());

        assertThat(statementsOfStart(many)).isEqualTo(statementsOfStart(few));
    }

    private int statementsOfStart(Recurring survey) throws Exception {
        var wave = insert(survey);
        steps.select(wave.id());
        var statements = StatementCount.statementsOf(() -> steps.start(wave.id()));
        assertThat(steps.start(wave.id())).isEqualTo(new WaveStep.Started(0, Duration.ofMillis(200)));
        steps.finish(wave.id());
        return statements.size();
    }

    /** The waves of the survey that start when what is due is started. */
    private List<WaveView> dispatch(Recurring survey) {
        var before = waves.list(survey.surveyId(), null, 50).items().size();
        dispatch.startDue();
        var after = waves.list(survey.surveyId(), null, 50).items();
        return after.subList(0, after.size() - before);
    }

    private LocalTime hour(Recurring survey, Customer customer, ZoneId zone) {
        Instant scheduled = jdbc.sql(
                        "select scheduled_for from survey_run where survey_id = :survey and contact_id = :id")
                .param("survey", survey.surveyId().value())
                .param("id", customer.id())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        return LocalTime.ofInstant(scheduled, zone);
    }
}
