package io.aftercare.exporter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures one partition's exporting, by what Micrometer has had for long: the broker has an older one than we. */
final class ExportMeters implements AutoCloseable {

    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Counter rows;
    private final Counter failures;
    private final Timer batches;
    private final List<Meter> all;
    private volatile int waiting;
    private volatile @Nullable Instant oldest;

    ExportMeters(MeterRegistry registry, InstantSource clock, int partition) {
        this.registry = registry;
        this.clock = clock;
        var tag = String.valueOf(partition);
        rows = Counter.builder("aftercare.exporter.rows")
                .description("Records that were written, or were found to be written already")
                .tag("partition", tag)
                .register(registry);
        failures = Counter.builder("aftercare.exporter.failures")
                .description("Transactions that PostgreSQL did not take and that are tried again")
                .tag("partition", tag)
                .register(registry);
        batches = Timer.builder("aftercare.exporter.batch")
                .description("Time for a transaction")
                .tag("partition", tag)
                .register(registry);
        var depth = Gauge.builder("aftercare.exporter.waiting", this, meters -> meters.waiting)
                .description("Records that were taken from the engine's log and are not written yet")
                .tag("partition", tag)
                .register(registry);
        var lag = Gauge.builder("aftercare.exporter.lag", this, ExportMeters::lag)
                .description("How old the oldest of these is; 0 when none waits")
                .baseUnit("seconds")
                .tag("partition", tag)
                .register(registry);
        all = List.of(rows, failures, batches, depth, lag);
    }

    /** @param depth how many wait now */
    void taken(Row row, int depth) {
        if (oldest == null) {
            oldest = row.source().recordedAt();
        }
        waiting = depth;
    }

    Timer.Sample begin() {
        return Timer.start(registry);
    }

    /** @param left what waits on */
    void written(Timer.Sample begun, int written, List<Row> left) {
        begun.stop(batches);
        rows.increment(written);
        waiting = left.size();
        oldest = left.isEmpty() ? null : left.getFirst().source().recordedAt();
    }

    void failed() {
        failures.increment();
    }

    /** A partition may come back to this broker: its gauges must not go on to watch what is no more. */
    @Override
    public void close() {
        all.forEach(registry::remove);
    }

    private double lag() {
        var since = oldest;
        return since == null ? 0 : Math.max(0, clock.millis() - since.toEpochMilli()) / 1_000.0;
    }
}
