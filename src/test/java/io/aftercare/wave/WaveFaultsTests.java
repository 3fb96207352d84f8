package io.aftercare.wave;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import io.aftercare.engine.MessageName;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody is asked twice by a wave, and nobody is left out, whatever fails meanwhile. */
class WaveFaultsTests extends WaveTest {

    private static final int CUSTOMERS = 60;

    @Test
    void askEachOnceWhenTheBrokerIsKilledInTheMiddle() {
        tomorrow();
        var survey = once();
        var customers = customers(survey);
        dispatch.startDue();
        eventually().until(() -> newest(survey).progress().scheduled() >= 20);
        broker().kill();
        broker().start();

        publishAll();
        // What was being handed out when the broker died comes again after the time-out of jobs.
        time.advance(Duration.ofMinutes(5));
        awaitStarted(survey);
        endOfWork();
        assertThat(awaitSent(survey).sent()).isEqualTo(CUSTOMERS);
        assertMailedOnce(customers);
    }

    @Test
    void startNoRunTwiceWhoseStartWasNotWrittenDown() {
        tomorrow();
        var survey = once();
        var customers = customers(survey);
        awaitWave(survey);
        var wave = newest(survey).wave();
        jdbc.sql("update wave set state = 'starting', ended_at = null where id = :id")
                .param("id", wave.id().value())
                .update();
        jdbc.sql("update wave_recipient set state = 'selected' where wave_id = :id")
                .param("id", wave.id().value())
                .update();

        IntStream.range(0, 3).forEach(batch -> steps.start(wave.id()));
        steps.finish(wave.id());
        publishAll();

        endOfWork();
        assertThat(awaitSent(survey).sent()).isEqualTo(CUSTOMERS);
        assertMailedOnce(customers);
        customers.forEach(customer -> awaitStarted(survey.id() + ":" + customer.id(), 1));
    }

    @Test
    void beOneWaveForSeveralCopiesThatFindItDueAtOnce() {
        tomorrow();
        var survey = once();
        var customers = customers(survey);

        atOnce(6, () -> dispatch.startDue());

        awaitStarted(survey);
        assertThat(waves.list(survey.surveyId(), null, 10).items()).hasSize(1);
        endOfWork();
        awaitSent(survey);
        assertMailedOnce(customers);
    }

    @Test
    void askEachOnceWhenTheWaveIsStartedTwice() {
        tomorrow();
        var survey = once();
        var customers = customers(survey);
        dispatch.startDue();
        var wave = newest(survey).wave();
        IntStream.range(0, 3)
                .forEach(copy -> camunda.newPublishMessageCommand()
                        .messageName(MessageName.WAVE_DUE)
                        .correlationKey(survey.id() + "-" + copy)
                        .timeToLive(Duration.ofHours(1))
                        .variables(Map.of(
                                "surveyId", survey.id(), "waveId", wave.id().toString()))
                        .send()
                        .join());
        IntStream.range(0, 3).forEach(copy -> awaitEnd(awaitStarted(survey.id() + "-" + copy, 1), "end-wave-started"));
        awaitStarted(survey);
        endOfWork();
        assertThat(awaitSent(survey).selected()).isEqualTo(CUSTOMERS);
        assertMailedOnce(customers);
    }

    @Test
    void startNoMoreThanTheEngineTakes() {
        tomorrow();
        var survey = once();
        customers(survey, 60, today());
        broker().kill();
        try {
            dispatch.startDue();
            var wave = newest(survey).wave();
            steps.select(wave.id());
            assertThat(steps.start(wave.id())).isEqualTo(new WaveStep.Started(40, Duration.ofMillis(200)));
            assertThat(steps.start(wave.id())).isEqualTo(new WaveStep.Started(20, Duration.ofMillis(200)));
            assertThat(steps.start(wave.id())).isEqualTo(new WaveStep.Started(20, Duration.ofSeconds(1)));
        } finally {
            broker().start();
        }
        publishAll();
        time.advance(Duration.ofMinutes(5));
        awaitStarted(survey);
        endOfWork();
        assertThat(awaitSent(survey).sent()).isEqualTo(CUSTOMERS);
    }

    @Test
    void postponeWhatIsTooLateToAWorkingDayOfTheContact() {
        var zone = "zone_" + UUID.randomUUID().toString().substring(0, 8);
        properties.create(new PropertyDefinition(zone, zone, PropertyType.TEXT, List.of()));
        var friday = advanceTo(DayOfWeek.FRIDAY);
        var survey = recurring("""
                "repeat": "once", "from": "16:00", "until": "17:00", "timeZone": "Europe/Berlin", "timeZoneProperty": "%s",
                "days": ["monday", "tuesday", "wednesday", "thursday", "friday"]""".formatted(zone), "");
        customer(
                unique() + "@customer.test",
                "\"%s\": \"%s\", \"%s\": \"America/Los_Angeles\"".formatted(survey.property(), friday, zone));
        var wave = insert(survey);
        steps.select(wave.id());
        // In Berlin it is Saturday when it is Friday 16:00 in Los Angeles, and Monday when it is Sunday 16:00 there.
        advanceTo(friday.plusDays(1), LocalTime.of(6, 0));

        steps.start(wave.id());

        var sent = jdbc.sql("""
                        select scheduled_for at time zone 'America/Los_Angeles' from survey_run where survey_id = ?""")
                .param(survey.surveyId().value())
                .query(LocalDateTime.class)
                .single();
        assertThat(sent.toLocalDate()).isEqualTo(friday.plusDays(3));
        assertThat(sent.getHour()).isEqualTo(16);
        steps.finish(wave.id());
    }

    private List<Customer> customers(Recurring survey) {
        return IntStream.range(0, CUSTOMERS)
                .mapToObj(number -> customer(survey, today()))
                .toList();
    }

    private static void assertMailedOnce(List<Customer> customers) {
        assertThat(customers)
                .allSatisfy(customer -> assertThat(mailsTo(customer.email())).hasSize(1));
    }

    private static void atOnce(int threads, Callable<?> work) {
        try (var executor = Executors.newFixedThreadPool(threads)) {
            Stream.generate(() -> executor.submit(work)).limit(threads).toList().forEach(WaveFaultsTests::await);
        }
    }

    private static void await(Future<?> done) {
        try {
            done.get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
