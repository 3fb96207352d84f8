package io.aftercare.exporter;

import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.record.ImmutableRecord;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ErrorType;
import io.camunda.zeebe.protocol.record.value.ImmutableIncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.ImmutableProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.ImmutableTimerRecordValue;
import io.camunda.zeebe.protocol.record.value.ImmutableUserTaskRecordValue;
import io.camunda.zeebe.protocol.record.value.ImmutableVariableRecordValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a broker exports of one instance. */
final class InstanceRecords {

    static final long INSTANCE = 100;

    private InstanceRecords() {}

    /** An instance of which key and partition go together. */
    static Record<?> started(int partition, long position, Instant at) {
        return ImmutableRecord.builder()
                .withPosition(position)
                .withTimestamp(at.toEpochMilli())
                .withPartitionId(partition)
                .withKey(Protocol.encodePartitionId(partition, position))
                .withRecordType(RecordType.EVENT)
                .withValueType(ValueType.PROCESS_INSTANCE)
                .withIntent(ProcessInstanceIntent.ELEMENT_ACTIVATING)
                .withValue(instance(BpmnElementType.PROCESS, "p"))
                .build();
    }

    static RecordValue instance(BpmnElementType type, String elementId) {
        return ImmutableProcessInstanceRecordValue.builder()
                .withBpmnElementType(type)
                .withElementId(elementId)
                .withBpmnProcessId("p")
                .withVersion(1)
                .withProcessDefinitionKey(9)
                .withProcessInstanceKey(INSTANCE)
                .withParentProcessInstanceKey(-1)
                .withParentElementInstanceKey(-1)
                .build();
    }

    static RecordValue variable(long scope, String name, String value) {
        return ImmutableVariableRecordValue.builder()
                .withName(name)
                .withValue(value)
                .withScopeKey(scope)
                .withProcessInstanceKey(INSTANCE)
                .build();
    }

    static RecordValue incident() {
        return ImmutableIncidentRecordValue.builder()
                .withErrorType(ErrorType.JOB_NO_RETRIES)
                .withErrorMessage("No\nro\0ute")
                .withBpmnProcessId("p")
                .withElementId("e")
                .withProcessInstanceKey(INSTANCE)
                .withJobKey(4)
                .build();
    }

    static RecordValue timer(Instant dueAt) {
        return ImmutableTimerRecordValue.builder()
                .withProcessInstanceKey(INSTANCE)
                .withElementInstanceKey(1)
                .withTargetElementId("later")
                .withDueDate(dueAt.toEpochMilli())
                .build();
    }

    static RecordValue task(long key, String assignee) {
        return ImmutableUserTaskRecordValue.builder()
                .withUserTaskKey(key)
                .withAssignee(assignee)
                .withCandidateGroupsList(List.of("Team, A"))
                .withCandidateUsersList(List.of())
                .withDueDate("2026-04-02T10:00+02:00")
                .withFollowUpDate("")
                .withFormKey(7)
                .withCustomHeaders(Map.of("a", "\"b\\"))
                .withBpmnProcessId("p")
                .withElementId("e")
                .withProcessInstanceKey(INSTANCE)
                .build();
    }
}
