package io.aftercare.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.aftercare.run.RunTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever dies while runs are under way: of what they went through, the history has each step once. */
class HistoryUnderFaultsTests extends RunTest {

    @Autowired
    private DataSource pool;

    @Test
    void hasEachStepOnceWhenTheBrokerDiesMeanwhile() {
        var tickets = closed();
        awaitRun(tickets.getFirst(), "sent");
        broker().kill();
        broker().start();

        finish(tickets);
        assertHistoryIsWhole(tickets);
    }

    @Test
    void hasEachStepOnceWhenTheDatabaseDiesMeanwhile() throws SQLException {
        commitSafely(true);
        try {
            var tickets = closed();
            awaitRun(tickets.getFirst(), "sent");
            killDatabase();

            finish(tickets);
            assertHistoryIsWhole(tickets);
        } finally {
            commitSafely(false);
        }
    }

    private List<OpenTicket> closed() {
        var survey = liveSurvey("\"fatigueDays\": 0");
        var tickets =
                IntStream.range(0, 30).mapToObj(number -> openTicket(survey)).toList();
        tickets.forEach(this::close);
        return tickets;
    }

    private void finish(List<OpenTicket> tickets) {
        publishAll();
        // What was at work when something died comes again after the time-out of jobs.
        time.advance(Duration.ofMinutes(5));
        tickets.forEach(ticket -> awaitRun(ticket, "sent"));
        tickets.forEach(ticket -> {
            answer(awaitToken(ticket), 5).expectStatus().isOk();
            comment(awaitToken(ticket), "Fine").expectStatus().isOk();
        });
        tickets.forEach(ticket -> awaitRun(ticket, "completed"));
    }

    private void assertHistoryIsWhole(List<OpenTicket> tickets) {
        var instances = tickets.stream()
                .map(ticket -> instance(runs(ticket).getFirst()))
                .toList();
        eventually().until(() -> ended(instances) == instances.size());
        assertThat(instances)
                .allSatisfy(instance -> assertThat(steps(instance))
                        .containsExactlyInAnyOrderElementsOf(records().reached(instance)));
    }

    private List<String> steps(long instance) {
        return jdbc.sql("select element_id from engine.element_instance where process_instance_key = :instance")
                .param("instance", instance)
                .query((row, at) -> row.getString("element_id"))
                .list();
    }

    private int ended(List<Long> instances) {
        return jdbc.sql(
                        "select count(*) from engine.process_instance where key in (:instances) and ended_at is not null")
                .param("instances", instances)
                .query(Integer.class)
                .single();
    }

    /** The tests' server says that it committed before it did, to those who connect after this. */
    private void commitSafely(boolean safely) throws SQLException {
        jdbc.sql("alter database aftercare " + (safely ? "set synchronous_commit = on" : "reset synchronous_commit"))
                .update();
        exporters().forEach(ProcessHandle::destroy);
        connectAnew();
    }

    /** The server takes one of its processes that was killed for broken memory: it ends all others and recovers. */
    private void killDatabase() throws SQLException {
        exporters().forEach(ProcessHandle::destroyForcibly);
        eventually().ignoreExceptions().until(() -> !exporters().isEmpty());
        connectAnew();
    }

    private List<ProcessHandle> exporters() {
        return jdbc.sql("select pid from pg_stat_activity where application_name = 'aftercare-exporter'")
                .query((row, at) -> ProcessHandle.of(row.getLong("pid")).orElseThrow())
                .list();
    }

    /** The pool takes a connection that served just now for one that still does. */
    private void connectAnew() throws SQLException {
        pool.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
    }
}
