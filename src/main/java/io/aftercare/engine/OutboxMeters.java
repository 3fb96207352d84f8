package io.aftercare.engine;

import io.aftercare.common.Remembered;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Measures the outbox. A message that the engine does not take is due again some seconds later, so what is overdue
 * tells of too few threads or of a scheduler that stands still, and the number of failing ones of an engine that is away.
 */
@Component
class OutboxMeters implements MeterBinder {

    /** Read by the primary key. */
    private static final int MOST = 10_000;

    private record Outbox(long messages, long failing, double overdueSeconds) {}

    private final JdbcClient jdbc;
    private final Remembered<Outbox> outbox;

    OutboxMeters(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = new Remembered<>(clock, Duration.ofSeconds(15), Duration.ofSeconds(1));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge("aftercare.outbox.messages", Outbox::messages)
                .description("Messages on their way to the engine, counted up to " + MOST)
                .register(registry);
        gauge("aftercare.outbox.failing", Outbox::failing)
                .description("Those of them that the engine did not take at least once")
                .register(registry);
        gauge("aftercare.outbox.age", Outbox::overdueSeconds)
                .description("For how long the message or work that is due first has been due")
                .baseUnit("seconds")
                .register(registry);
    }

    private Gauge.Builder<OutboxMeters> gauge(String name, ToDoubleFunction<Outbox> value) {
        return Gauge.builder(
                name,
                this,
                meters -> meters.outbox
                        .value(meters::read)
                        .map(value::applyAsDouble)
                        .orElse(Double.NaN));
    }

    private Outbox read() {
        return jdbc.sql("""
                        select count(*) as messages, count(*) filter (where consecutive_failures > 0) as failing,
                            coalesce((select extract(epoch from now() - execution_time) from scheduled_tasks
                                      where execution_time < now() order by execution_time limit 1), 0) as overdue
                        from (select consecutive_failures from scheduled_tasks
                              where task_name = :message limit :most) first
                        """)
                .param("message", OutboxConfiguration.PUBLISH_MESSAGE.getTaskName())
                .param("most", MOST)
                .query((row, at) ->
                        new Outbox(row.getLong("messages"), row.getLong("failing"), row.getDouble("overdue")))
                .single();
    }
}
