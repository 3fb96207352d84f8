package io.aftercare.local;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Context.RecordFilter;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.MessageStartEventSubscriptionRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.camunda.zeebe.protocol.record.value.deployment.Process;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the engine did to a file, one line a record, for {@link EngineRecords}.
 *
 * <p>This class runs in the broker, on its class path alone, so it must not use any other class of ours. A broker that
 * was killed exports its last records again; the reader knows them by their positions.
 */
public final class RecordingExporter implements Exporter, RecordFilter {

    private static final Set<ValueType> VALUES = EnumSet.of(
            ValueType.PROCESS_INSTANCE,
            ValueType.INCIDENT,
            ValueType.PROCESS,
            ValueType.USER_TASK,
            ValueType.MESSAGE_START_EVENT_SUBSCRIPTION);
    private static final Set<String> INTENTS =
            Set.of("ELEMENT_ACTIVATED", "ELEMENT_COMPLETED", "ELEMENT_TERMINATED", "CREATED", "RESOLVED", "CORRELATED");

    private @Nullable BufferedWriter file;
    private @Nullable Controller controller;

    @Override
    public void configure(Context context) throws IOException {
        context.setFilter(this);
        var arguments = context.getConfiguration().getArguments();
        file = Files.newBufferedWriter(
                Path.of(String.valueOf(arguments.get("file"))), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void open(Controller opened) {
        controller = opened;
    }

    @Override
    public void export(Record<?> exported) {
        try {
            if (file != null && INTENTS.contains(exported.getIntent().name())) {
                file.write(line(exported));
                file.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (controller != null) {
            controller.updateLastExportedRecordPosition(exported.getPosition());
        }
    }

    @Override
    public boolean acceptType(RecordType type) {
        return type == RecordType.EVENT;
    }

    @Override
    public boolean acceptValue(ValueType type) {
        return VALUES.contains(type);
    }

    private static String line(Record<?> exported) {
        var facts = switch (exported.getValue()) {
            case ProcessInstanceRecordValue element -> facts(element);
            case IncidentRecordValue incident -> facts(incident);
            case MessageStartEventSubscriptionRecordValue start -> facts(start);
            case UserTaskRecordValue task -> facts(task);
            case Process process -> process.getBpmnProcessId() + "\t" + process.getVersion();
            default -> "";
        };
        return "%d\t%s\t%s\t%d\t%s\n"
                .formatted(
                        exported.getPosition(),
                        exported.getValueType(),
                        exported.getIntent().name(),
                        exported.getKey(),
                        facts);
    }

    private static String facts(ProcessInstanceRecordValue element) {
        return "%d\t%s\t%s\t%d"
                .formatted(
                        element.getProcessInstanceKey(),
                        element.getElementId(),
                        element.getBpmnElementType(),
                        element.getParentProcessInstanceKey());
    }

    private static String facts(UserTaskRecordValue task) {
        return "%d\t%s\t%s\t%s\t%s"
                .formatted(
                        task.getProcessInstanceKey(),
                        task.getElementId(),
                        task.getAssignee(),
                        String.join("\u001f", task.getCandidateGroupsList()),
                        task.getDueDate());
    }

    private static String facts(IncidentRecordValue incident) {
        return "%d\t%s\t%d\t%s"
                .formatted(
                        incident.getProcessInstanceKey(),
                        incident.getElementId(),
                        incident.getJobKey(),
                        incident.getErrorMessage().replaceAll("\\s+", " "));
    }

    private static String facts(MessageStartEventSubscriptionRecordValue start) {
        return "%d\t%s\t%s"
                .formatted(start.getProcessInstanceKey(), start.getStartEventId(), start.getCorrelationKey());
    }
}
