package io.aftercare.exporter;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Context.RecordFilter;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the broker loads, once for each partition that it leads.
 *
 * <p>Arguments: see {@link ExporterSettings}. The exporter itself makes the schema {@code engine} and keeps it up to
 * date.
 */
public final class AftercareExporter implements Exporter, RecordFilter {

    private @Nullable Context context;
    private @Nullable ExporterSettings settings;
    private @Nullable Export export;

    /** Connects to nothing: the broker also calls this to check its configuration, and ends when it throws. */
    @Override
    public void configure(Context given) {
        context = given;
        settings = ExporterSettings.of(given.getConfiguration().getArguments());
        given.setFilter(this);
    }

    @Override
    public void open(Controller controller) {
        var log = Objects.requireNonNull(context).getLogger();
        var store = new EngineStore(
                Objects.requireNonNull(settings),
                context.getPartitionId(),
                controller.getLastExportedRecordPosition() < 0,
                log);
        var meters = new ExportMeters(context.getMeterRegistry(), context.clock(), context.getPartitionId());
        export = new Export(store, settings, controller, meters, log);
    }

    @Override
    public void export(Record<?> exported) {
        Objects.requireNonNull(export).take(exported);
    }

    @Override
    public void close() {
        if (export != null) {
            export.close();
        }
    }

    @Override
    public boolean acceptType(RecordType type) {
        return type == RecordType.EVENT;
    }

    @Override
    public boolean acceptValue(ValueType type) {
        return RowReader.VALUES.contains(type);
    }
}
