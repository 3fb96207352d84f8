package io.aftercare.wave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a wave counts of contacts who asked to be erased. */
class WaveErasureTests extends WaveTest {

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

    private void erase(Customer customer) {
        post("/api/v1/contacts/" + customer.id() + "/erase", "").expectStatus().is2xxSuccessful();
        eventually()
                .until(() -> jdbc.sql("select not exists (select from contact where id = :id)")
                        .param("id", customer.id())
                        .query(Boolean.class)
                        .single());
    }
}
