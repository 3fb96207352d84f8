package io.aftercare.monitoring;

import io.aftercare.common.Remembered;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures what the exporter tells, see {@code io.aftercare.exporter}; NaN where it has told nothing. */
@Component
class EngineMeters implements MeterBinder {

    /** Read by the index of open ones. */
    private static final int MOST = 10_000;

    private record Told(double silentSeconds, double recordSeconds, double incidents) {}

    private static final Told NOTHING = new Told(Double.NaN, Double.NaN, Double.NaN);

    private final JdbcClient jdbc;
    private final Remembered<Told> told;

    EngineMeters(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.told = new Remembered<>(clock, Duration.ofSeconds(15), Duration.ofSeconds(1));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("aftercare.exporter.silence", this, meters -> meters.now().silentSeconds())
                .description("Since when the exporter of the partition that is silent longest has not been heard")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder(
                        "aftercare.exporter.record.age",
                        this,
                        meters -> meters.now().recordSeconds())
                .description("How old the latest record is that the exporter wrote; grows while the engine rests")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("aftercare.incidents.open", this, meters -> meters.now().incidents())
                .description("Incidents that nobody has resolved, counted up to " + MOST)
                .register(registry);
    }

    private Told now() {
        return told.value(this::read).orElse(NOTHING);
    }

    private Told read() {
        var isThere = jdbc.sql("select to_regclass('engine.incident') is not null")
                .query(Boolean.class)
                .single();
        if (!isThere) {
            return NOTHING;
        }
        return jdbc.sql("""
                        select cast(extract(epoch from now() - min(seen_at)) as double precision) as silent,
                            cast(extract(epoch from now() - max(recorded_at)) as double precision) as record,
                            (select count(*) from (select from engine.incident where resolved_at is null
                                                   limit :most) open) as incidents
                        from engine.exporter_position
                        """)
                .param("most", MOST)
                .query((row, at) -> new Told(
                        seconds(row.getObject("silent", Double.class)),
                        seconds(row.getObject("record", Double.class)),
                        row.getInt("incidents")))
                .single();
    }

    /** The clocks of broker and database may differ by a moment. */
    private static double seconds(@Nullable Double known) {
        return Optional.ofNullable(known).map(value -> Math.max(0, value)).orElse(Double.NaN);
    }
}
