package io.aftercare.exporter;

import io.camunda.zeebe.exporter.api.context.Configuration;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.exporter.api.context.ScheduledTask;
import io.camunda.zeebe.protocol.record.Record;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The broker's side of an exporter, in the hands of a test: nothing happens by itself. */
final class FakeBroker implements Context, Controller, Configuration, AutoCloseable {

    private final AftercareExporter exporter = new AftercareExporter();
    private final Map<String, Object> arguments;
    private final Deque<Runnable> scheduled = new ArrayDeque<>();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final int partition;
    private long exportedPosition;

    /** @param exportedPosition what the broker knows as exported; -1 for nothing */
    FakeBroker(Map<String, Object> arguments, int partition, long exportedPosition) {
        this.arguments = arguments;
        this.partition = partition;
        this.exportedPosition = exportedPosition;
    }

    FakeBroker start() {
        exporter.configure(this);
        exporter.open(this);
        return this;
    }

    /** The meter's value or, of a timer, how often it measured. */
    double measured(String name) {
        return meters.get(name).tag("partition", "1").meters().stream()
                .mapToDouble(meter -> meter.measure().iterator().next().getValue())
                .sum();
    }

    boolean measures(String name) {
        return meters.find(name).meter() != null;
    }

    void export(Record<?> exported) {
        exporter.export(exported);
    }

    /** Lets pass the time until everything is due that is scheduled now. */
    void wake() {
        var due = List.copyOf(scheduled);
        scheduled.clear();
        due.forEach(Runnable::run);
    }

    @Override
    public void close() {
        exporter.close();
    }

    @Override
    public void updateLastExportedRecordPosition(long position) {
        exportedPosition = position;
    }

    @Override
    public void updateLastExportedRecordPosition(long position, byte[] metadata) {
        exportedPosition = position;
    }

    @Override
    public long getLastExportedRecordPosition() {
        return exportedPosition;
    }

    @Override
    public ScheduledTask scheduleCancellableTask(Duration delay, Runnable task) {
        scheduled.add(task);
        return () -> scheduled.remove(task);
    }

    @Override
    public Optional<byte[]> readMetadata() {
        return Optional.empty();
    }

    @Override
    public MeterRegistry getMeterRegistry() {
        return meters;
    }

    @Override
    public Logger getLogger() {
        return LoggerFactory.getLogger(FakeBroker.class);
    }

    @Override
    public InstantSource clock() {
        return InstantSource.fixed(ProcessRecords.START.plusSeconds(90));
    }

    @Override
    public Configuration getConfiguration() {
        return this;
    }

    @Override
    public int getPartitionId() {
        return partition;
    }

    @Override
    public void setFilter(RecordFilter filter) {
        // The test gives only what passes.
    }

    @Override
    public String getId() {
        return "aftercare";
    }

    @Override
    public Map<String, Object> getArguments() {
        return arguments;
    }

    @Override
    public <T> T instantiate(Class<T> type) {
        throw new UnsupportedOperationException();
    }
}
