package io.aftercare.exporter;

import static io.aftercare.exporter.Row.Source;

import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.FormIntent;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.TimerRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import io.camunda.zeebe.protocol.record.value.deployment.Form;
import io.camunda.zeebe.protocol.record.value.deployment.Process;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes rows of records. */
final class RowReader {

    /** What {@link #read} can use. */
    static final Set<ValueType> VALUES = EnumSet.of(
            ValueType.PROCESS,
            ValueType.FORM,
            ValueType.PROCESS_INSTANCE,
            ValueType.VARIABLE,
            ValueType.INCIDENT,
            ValueType.JOB,
            ValueType.USER_TASK,
            ValueType.TIMER);

    private RowReader() {}

    /** @return empty for a record that changes nothing here */
    static Optional<Row> read(Record<?> exported) {
        var source = Source.of(exported);
        var intent = exported.getIntent();
        var key = exported.getKey();
        return Optional.ofNullable(
                switch (exported.getValue()) {
                    case Process process -> isRepeated(exported) ? null : process(source, intent, process);
                    case Form form -> isRepeated(exported) ? null : form(source, intent, form);
                    case ProcessInstanceRecordValue instance -> instance(source, key, intent, instance);
                    case VariableRecordValue variable -> variable(source, intent, variable);
                    case IncidentRecordValue incident -> incident(source, key, intent, incident);
                    case JobRecordValue job -> intent == JobIntent.FAILED ? JobFailureRow.of(source, key, job) : null;
                    case UserTaskRecordValue task -> UserTaskRow.of(source, intent, task);
                    case TimerRecordValue timer -> timer(source, key, intent, timer);
                    default -> null;
                });
    }

    /** The other partitions say again what that of deployments says. */
    private static boolean isRepeated(Record<?> exported) {
        return exported.getPartitionId() != Protocol.DEPLOYMENT_PARTITION;
    }

    private static @Nullable Row process(Source source, Intent intent, Process process) {
        if (intent == ProcessIntent.CREATED) {
            return DeployedProcessRow.of(source, process);
        }
        return intent == ProcessIntent.DELETED
                ? new DeletedProcessRow(source, process.getProcessDefinitionKey())
                : null;
    }

    private static @Nullable Row form(Source source, Intent intent, Form form) {
        return intent == FormIntent.CREATED ? DeployedFormRow.of(source, form) : null;
    }

    private static @Nullable Row instance(Source source, long key, Intent intent, ProcessInstanceRecordValue instance) {
        if (intent == ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN) {
            return new TakenFlowRow(source, instance.getProcessInstanceKey(), Text.storable(instance.getElementId()));
        }
        var isProcess = instance.getBpmnElementType() == BpmnElementType.PROCESS;
        if (intent == ProcessInstanceIntent.ELEMENT_ACTIVATING) {
            return isProcess
                    ? ProcessInstanceRow.started(source, key, instance)
                    : ElementInstanceRow.started(source, key, instance);
        }
        if (intent == ProcessInstanceIntent.ELEMENT_COMPLETED || intent == ProcessInstanceIntent.ELEMENT_TERMINATED) {
            var ending = new Ending(source.recordedAt(), intent == ProcessInstanceIntent.ELEMENT_TERMINATED);
            return isProcess
                    ? ProcessInstanceRow.ended(source, key, ending)
                    : ElementInstanceRow.ended(source, key, ending);
        }
        if (intent == ProcessInstanceIntent.ELEMENT_MIGRATED) {
            return isProcess
                    ? ProcessInstanceRow.migrated(source, key, instance)
                    : ElementInstanceRow.migrated(source, key, instance);
        }
        return null;
    }

    /** Those of the instance itself: an element has its own only while it is at work. */
    private static @Nullable Row variable(Source source, Intent intent, VariableRecordValue variable) {
        return (intent == VariableIntent.CREATED || intent == VariableIntent.UPDATED)
                        && variable.getScopeKey() == variable.getProcessInstanceKey()
                ? ProcessInstanceRow.variable(source, variable)
                : null;
    }

    private static @Nullable Row incident(Source source, long key, Intent intent, IncidentRecordValue incident) {
        if (intent == IncidentIntent.CREATED) {
            return IncidentRow.created(source, key, incident);
        }
        return intent == IncidentIntent.RESOLVED ? IncidentRow.resolved(source, key) : null;
    }

    /** Those that start processes belong to no instance. */
    private static @Nullable Row timer(Source source, long key, Intent intent, TimerRecordValue timer) {
        if (timer.getProcessInstanceKey() <= 0) {
            return null;
        }
        if (intent == TimerIntent.CREATED) {
            return TimerRow.created(source, key, timer);
        }
        return intent == TimerIntent.TRIGGERED || intent == TimerIntent.CANCELED ? TimerRow.gone(source, key) : null;
    }
}
