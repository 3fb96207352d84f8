package io.aftercare.wave;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a wave counts of contacts who asked to be erased. */
class WaveErasureTests extends WaveTest {

    private static final int LOCK = 4_711;

    @Autowired
    private DataSource database;

    @Test
    void keepCountingWhoWasAskedBefore() {
        tomorrow();
        var survey = once();
        var customer = customer(survey, today());
        customer(survey, today());
        awaitWave(survey);
        endOfWork();
        assertThat(awaitSent(survey).sent()).isEqualTo(2);

        erase(customer);

        assertThat(newest(survey).progress())
                .returns(2L, WaveProgress::selected)
                .returns(2L, WaveProgress::sent);
        assertThat(jdbc.sql("select count(zone) from wave_recipient where survey_id = ?")
                        .param(survey.surveyId().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void askNobodyAnyMoreWhoWasErasedMeanwhile() {
        tomorrow();
        var survey = once();
        var customer = customer(survey, today());
        customer(survey, today());
        var wave = insert(survey);
        steps.select(wave.id());

        erase(customer);

        assertThat(remaining(wave)).isEqualTo(1);
        assertThat(newest(survey).progress().selected()).isEqualTo(2);
        assertThat(newest(survey).progress().skipped()).containsExactly(Map.entry("erased", 1L));
        stop(wave);
    }

    @Test
    void selectNobodyWhoIsBeingErased() throws Exception {
        tomorrow();
        var survey = once();
        var leaves = customer(survey, today());
        var stays = customer(survey, today());
        var wave = insert(survey);

        assertThat(whileErased(leaves, () -> steps.select(wave.id()))).isEqualTo(1);

        steps.start(wave.id());
        steps.finish(wave.id());
        endOfWork();
        assertThat(awaitSent(survey))
                .returns(1L, WaveProgress::selected)
                .returns(1L, WaveProgress::sent)
                .returns(Map.of(), WaveProgress::skipped);
        assertThat(newest(survey).wave().recipients()).isEqualTo(1);
        assertMailed(stays, leaves);
    }

    @Test
    void startNoRunOfWhoIsBeingErased() throws Exception {
        tomorrow();
        var survey = once();
        var leaves = customer(survey, today());
        var stays = customer(survey, today());
        var wave = insert(survey);
        steps.select(wave.id());

        assertThat(whileErased(leaves, () -> steps.start(wave.id())))
                .isEqualTo(new WaveStep.Started(0, Duration.ofMillis(200)));

        steps.finish(wave.id());
        endOfWork();
        assertThat(awaitSent(survey))
                .returns(2L, WaveProgress::selected)
                .returns(1L, WaveProgress::sent)
                .returns(Map.of("erased", 1L), WaveProgress::skipped);
        assertMailed(stays, leaves);
    }

    /** Begins the work when the contact is deleted, and commits that when the work has come to it. */
    private <T> T whileErased(Customer customer, Supplier<T> work) throws Exception {
        var begun = new AtomicReference<CompletableFuture<T>>();
        whileHeld("erasure", "old.removed_at is null and new.removed_at is not null", () -> {
            beginToErase(customer);
            awaitWaiting("advisory");
            begun.set(CompletableFuture.supplyAsync(work));
            awaitWaiting("transactionid");
        });
        var done = begun.get().get();
        awaitErased(customer);
        return done;
    }

    @Test
    void withdrawTheRunOfWhoIsErasedWhileItIsStarted() throws Exception {
        tomorrow();
        var survey = once();
        var leaves = customer(survey, today());
        var stays = customer(survey, today());
        whileHeld("wave_recipient", "new.state = 'started'", () -> {
            dispatch.startDue();
            awaitWaiting("advisory");
            beginToErase(leaves);
            awaitWaiting("transactionid");
        });

        awaitStarted(survey);
        awaitErased(leaves);
        endOfWork();
        assertThat(awaitSent(survey))
                .returns(2L, WaveProgress::selected)
                .returns(1L, WaveProgress::sent)
                .returns(Map.of("erased", 1L), WaveProgress::skipped);
        assertMailed(stays, leaves);
    }

    private static void assertMailed(Customer stays, Customer leaves) {
        assertThat(mailsTo(stays.email())).hasSize(1);
        assertThat(mailsTo(leaves.email())).isEmpty();
    }

    /** Whoever changes such a row can only commit when all this is done. */
    private void whileHeld(String table, String row, Runnable meanwhile) throws SQLException {
        jdbc.sql("""
                create function hold() returns trigger language plpgsql as
                'begin perform pg_advisory_xact_lock(%d); return new; end'""".formatted(LOCK)).update();
        try {
            jdbc.sql("create trigger hold before update on %s for each row when (%s) execute function hold()"
                            .formatted(table, row))
                    .update();
            lockedMeanwhile(meanwhile);
        } finally {
            jdbc.sql("drop function hold() cascade").update();
        }
    }

    private void lockedMeanwhile(Runnable meanwhile) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(%d)".formatted(LOCK));
            meanwhile.run();
            connection.rollback();
        }
    }

    /** Waits until somebody waits for a lock of this type. */
    private void awaitWaiting(String type) {
        eventually()
                .until(() -> jdbc.sql("select exists (select from pg_locks where locktype = :type and not granted)")
                        .param("type", type)
                        .query(Boolean.class)
                        .single());
    }

    private void erase(Customer customer) {
        beginToErase(customer);
        awaitErased(customer);
    }

    private void beginToErase(Customer customer) {
        post("/api/v1/contacts/" + customer.id() + "/erase", "").expectStatus().is2xxSuccessful();
    }

    private void awaitErased(Customer customer) {
        eventually()
                .until(() -> jdbc.sql("select not exists (select from contact where id = :id)")
                        .param("id", customer.id())
                        .query(Boolean.class)
                        .single());
    }
}
