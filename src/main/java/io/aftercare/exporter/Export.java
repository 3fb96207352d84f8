package io.aftercare.exporter;

import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;

/**
 * Collects rows and writes them in batches; the broker calls all of it from one thread at a time.
 *
 * <p>The broker hears of a position when its rows are committed. While the database is away, records are held up to a
 * full batch; then {@link #take} throws, upon which the broker gives the same record again, ever later. Its processing
 * goes on meanwhile, and its log grows.
 */
final class Export {

    /** In bytes: processes can be large. */
    private static final long FULL = 8L << 20;

    private static final Duration SEEN_EVERY = Duration.ofSeconds(10);
    private static final Duration DROP_EVERY = Duration.ofHours(6);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final EngineStore store;
    private final ExporterSettings settings;
    private final Controller controller;
    private final ExportMeters meters;
    private final Logger log;
    private final List<Row> waiting = new ArrayList<>();
    private long waitingBytes;
    private long lastTaken;
    private boolean scheduled;
    private int failures;
    private long retryAt = System.nanoTime();
    private long dropAt = System.nanoTime();

    Export(EngineStore store, ExporterSettings settings, Controller controller, ExportMeters meters, Logger log) {
        this.store = store;
        this.settings = settings;
        this.controller = controller;
        this.meters = meters;
        this.log = log;
        controller.scheduleCancellableTask(SEEN_EVERY, this::beSeen);
    }

    /** @throws StoreAway when there is no room and the database takes nothing */
    void take(Record<?> exported) {
        // The broker's record is changed as soon as we return.
        var row = RowReader.read(exported);
        if (row.isEmpty() && waiting.isEmpty()) {
            controller.updateLastExportedRecordPosition(exported.getPosition());
            return;
        }
        if (isFull()) {
            flush();
        }
        lastTaken = exported.getPosition();
        row.ifPresent(this::add);
    }

    void close() {
        // What waits comes again: the broker does not know it as exported.
        waiting.clear();
        store.close();
        meters.close();
    }

    private void add(Row row) {
        waiting.add(row);
        meters.taken(row, waiting.size());
        waitingBytes += row.bytes();
        if (isFull() && !isPausing()) {
            flushOrPause();
        } else {
            schedule(settings.flushInterval());
        }
    }

    private void schedule(Duration delay) {
        if (!scheduled) {
            scheduled = true;
            controller.scheduleCancellableTask(delay, () -> {
                scheduled = false;
                flushOrPause();
            });
        }
    }

    /** Throws nothing: what a scheduled task throws ends all exporting of the partition. */
    private void flushOrPause() {
        try {
            flush();
        } catch (StoreAway away) {
            if (failures == 1 || failures % 20 == 0) {
                log.warn("Nothing is written to PostgreSQL, which is tried again: {}", away.getMessage(), away);
            }
            schedule(pause());
        }
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        if (isPausing()) {
            throw new StoreAway("PostgreSQL was away a moment ago and is not asked again yet", null);
        }
        var ready = ready();
        var begun = meters.begin();
        try {
            store.write(List.copyOf(ready));
        } catch (SQLException | RuntimeException e) {
            failures++;
            meters.failed();
            retryAt = System.nanoTime() + pause().toNanos();
            throw new StoreAway(String.valueOf(e.getMessage()), e);
        }
        if (failures > 0) {
            log.info("PostgreSQL takes what the engine did again");
        }
        failures = 0;
        var all = ready.size() == waiting.size();
        controller.updateLastExportedRecordPosition(
                all ? lastTaken : ready.getLast().source().position());
        var written = ready.size();
        ready.clear();
        meters.written(begun, written, waiting);
        waitingBytes = waiting.stream().mapToLong(Row::bytes).sum();
        if (!all) {
            schedule(settings.flushInterval());
        }
    }

    /**
     * All but the latest rows if these are of an instance whose beginning the next record may be: the engine tells what a
     * called instance is given before that it starts. If nothing but them has come, they are of one that is known.
     */
    private List<Row> ready() {
        var end = waiting.size();
        if (waiting.getLast().source().position() == lastTaken) {
            while (end > 0 && waiting.get(end - 1).mayPrecedeItsBeginning()) {
                end--;
            }
        }
        return end == 0 ? waiting : waiting.subList(0, end);
    }

    /** Throws nothing, as {@link #flushOrPause}. Pages tell by it how old that is what they show. */
    private void beSeen() {
        try {
            if (waiting.isEmpty()) {
                store.beSeen();
                if (System.nanoTime() - dropAt >= 0) {
                    dropAt = System.nanoTime() + DROP_EVERY.toNanos();
                    store.dropOld();
                }
            }
        } catch (SQLException | RuntimeException e) {
            log.debug("PostgreSQL could not be told that the exporter is there", e);
        }
        controller.scheduleCancellableTask(SEEN_EVERY, this::beSeen);
    }

    private boolean isFull() {
        return waiting.size() >= settings.batchSize() || waitingBytes >= FULL;
    }

    private boolean isPausing() {
        return failures > 0 && System.nanoTime() - retryAt < 0;
    }

    /** Twice as long after every failure. */
    private Duration pause() {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.clamp(failures - 1L, 0, 6));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
