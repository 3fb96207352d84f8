package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the exporter tells of whole runs is what the engine's own records say. */
class ExportedHistoryTests extends RunTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void tellsTheWayOfARun() {
        var ticket = openTicket(liveSurvey());
        close(ticket);
        answer(awaitToken(ticket), 6).expectStatus().isOk();
        var instance = instance(awaitRun(ticket, "answered"));
        awaitReached(instance, "await-comment");
        time.advance(Duration.ofMinutes(2));
        awaitRun(ticket, "completed");
        awaitEnd(instance, "end-survey-run-completed");

        eventually()
                .until(() -> !texts(
                                "select key from engine.process_instance where key = ? and ended_at is not null"
                                        + " and not terminated",
                                instance)
                        .isEmpty());
        assertThat(texts("""
                        select element_id from engine.element_instance
                        where process_instance_key = ? and ended_at is not null and not terminated
                        """, instance))
                .containsExactlyInAnyOrderElementsOf(records().elements(instance));
        assertThat(texts("""
                        select element_id from engine.element_instance
                        where process_instance_key = ? and (ended_at is null or terminated)
                        """, instance)).isEmpty();
        assertThat(texts("select flow_id from engine.taken_flow where process_instance_key = ?", instance))
                .contains("score-response-to-update-contact-properties", "which-score-band-to-followed-up")
                .doesNotContain("which-score-band-to-follow-up-negative")
                .doesNotHaveDuplicates();
        assertThat(texts("select variables->>'score' from engine.process_instance where key = ?", instance))
                .containsExactly("6");
        assertThat(texts("select key from engine.timer where process_instance_key = ?", instance))
                .isEmpty();
        assertThat(texts("""
                        select d.element_names->>'send-survey'
                        from engine.process_instance i join engine.deployed_process d on d.key = i.process_definition_key
                        where i.key = ?
                        """, instance)).containsExactly("Send survey");
    }

    @Test
    void tellsWhatARunWaitsFor() {
        var ticket = openTicket(liveSurvey("\"expiresAfter\": \"PT24H\""));
        close(ticket);
        var instance = instance(awaitRun(ticket, "sent"));

        eventually()
                .untilAsserted(() -> assertThat(
                                texts("select element_id from engine.timer where process_instance_key = ?", instance))
                        .containsExactlyInAnyOrder("survey-expired", "reminder-due"));
        assertThat(texts("""
                        select element_id from engine.element_instance
                        where process_instance_key = ? and ended_at is null
                        """, instance)).containsExactly("await-answer");
    }

    private List<String> texts(String sql, long instance) {
        return jdbc.sql(sql).param(instance).query(String.class).list().stream()
                .map(String::valueOf)
                .toList();
    }
}
