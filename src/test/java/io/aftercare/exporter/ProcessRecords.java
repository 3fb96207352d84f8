package io.aftercare.exporter;

import io.camunda.zeebe.protocol.record.ImmutableRecord;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import io.camunda.zeebe.protocol.record.value.deployment.ImmutableProcess;
import io.camunda.zeebe.protocol.record.value.deployment.Process;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What a broker exports of processes. */
final class ProcessRecords {

    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private ProcessRecords() {}

    /** A process whose key and time go with its position. */
    static Record<Process> created(long position, String processId, int version) {
        return record(
                position,
                START.plusMillis(position),
                1,
                ProcessIntent.CREATED,
                process(position, processId, version, "<x/>"));
    }

    static Record<Process> deleted(long position, long key, String processId) {
        return record(
                position, START.plusMillis(position), 1, ProcessIntent.DELETED, process(key, processId, 1, "<x/>"));
    }

    static Record<Process> record(long position, Instant at, int partition, ProcessIntent intent, Process process) {
        return ImmutableRecord.<Process>builder()
                .withPosition(position)
                .withTimestamp(at.toEpochMilli())
                .withPartitionId(partition)
                .withKey(process.getProcessDefinitionKey())
                .withRecordType(RecordType.EVENT)
                .withValueType(ValueType.PROCESS)
                .withIntent(intent)
                .withValue(process)
                .build();
    }

    static Process process(long key, String processId, int version, String bpmn) {
        return ImmutableProcess.builder()
                .withProcessDefinitionKey(key)
                .withBpmnProcessId(processId)
                .withVersion(version)
                .withTenantId("<default>")
                .withResourceName(processId + ".bpmn")
                .withChecksum(new byte[] {1, 2})
                .withResource(bpmn.getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
