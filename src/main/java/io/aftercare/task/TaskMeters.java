package io.aftercare.task;

import io.aftercare.common.Remembered;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures the tasks that are open as the exporter tells them; NaN where it has told nothing. */
@Component
class TaskMeters implements MeterBinder {

    /** Read by the index of open ones. */
    private static final int MOST = 10_000;

    private record Open(double tasks, double overdue) {}

    private static final Open UNKNOWN = new Open(Double.NaN, Double.NaN);

    private final JdbcClient jdbc;
    private final TaskQueries queries;
    private final Remembered<Open> open;

    TaskMeters(JdbcClient jdbc, TaskQueries queries, Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.open = new Remembered<>(clock, Duration.ofSeconds(30), Duration.ofSeconds(1));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("aftercare.tasks.open", this, meters -> meters.now().tasks())
                .description("Tasks of people that are not done, counted up to " + MOST)
                .register(registry);
        Gauge.builder("aftercare.tasks.overdue", this, meters -> meters.now().overdue())
                .description("Those of them that should have been done by now, counted up to " + MOST)
                .register(registry);
    }

    private Open now() {
        return open.value(this::read).orElse(UNKNOWN);
    }

    private Open read() {
        if (!queries.areKnown()) {
            return UNKNOWN;
        }
        return jdbc.sql("""
                        select (select count(*) from (select from engine.user_task where ended_at is null
                                                      limit :most) open) as tasks,
                            (select count(*) from (select from engine.user_task
                                                   where ended_at is null and due_at < now()
                                                   limit :most) overdue) as overdue
                        """)
                .param("most", MOST)
                .query((row, at) -> new Open(row.getInt("tasks"), row.getInt("overdue")))
                .single();
    }
}
