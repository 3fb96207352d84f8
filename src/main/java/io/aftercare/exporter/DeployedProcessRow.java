package io.aftercare.exporter;

import io.camunda.zeebe.protocol.record.value.deployment.Process;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version of a process. @param deletedAt null while it is there */
record DeployedProcessRow(
        Source source,
        long key,
        String tenantId,
        String processId,
        int version,
        String resourceName,
        byte[] checksum,
        byte[] bpmn,
        @Nullable Instant deletedAt)
        implements Row {

    record Subject(long process) {}

    private static final String SQL = """
            insert into engine.deployed_process
                (key, tenant_id, process_id, version, name, properties, element_names, resource_name, checksum, bpmn, deployed_at,
                 deleted_at)
            values (?, ?, ?, ?, ?, jsonb_object(?, ?), jsonb_object(?, ?), ?, ?, ?, ?, ?)
            on conflict (key) do update set
                tenant_id = excluded.tenant_id,
                process_id = excluded.process_id,
                version = excluded.version,
                name = excluded.name,
                properties = excluded.properties,
                element_names = excluded.element_names,
                resource_name = excluded.resource_name,
                checksum = excluded.checksum,
                bpmn = excluded.bpmn,
                deployed_at = excluded.deployed_at,
                deleted_at = excluded.deleted_at
            """;

    static DeployedProcessRow of(Source source, Process process) {
        return new DeployedProcessRow(
                source,
                process.getProcessDefinitionKey(),
                Text.storable(process.getTenantId()),
                Text.storable(process.getBpmnProcessId()),
                process.getVersion(),
                Text.storable(process.getResourceName()),
                process.getChecksum().clone(),
                process.getResource().clone(),
                null);
    }

    @Override
    public Object subject() {
        return new Subject(key);
    }

    @Override
    public Row then(Row later) {
        return later instanceof DeletedProcessRow deleted
                ? new DeployedProcessRow(
                        source,
                        key,
                        tenantId,
                        processId,
                        version,
                        resourceName,
                        checksum,
                        bpmn,
                        deleted.source().recordedAt())
                : later;
    }

    @Override
    public String sql() {
        return SQL;
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        var declared = Declarations.of(bpmn, processId);
        new Columns(statement)
                .number(key)
                .text(tenantId)
                .text(processId)
                .number(version)
                .text(declared.name())
                .texts(declared.properties().keySet())
                .texts(declared.properties().values())
                .texts(declared.elementNames().keySet())
                .texts(declared.elementNames().values())
                .text(resourceName)
                .bytes(checksum)
                .bytes(bpmn)
                .time(source.recordedAt())
                .time(deletedAt);
    }

    @Override
    public int bytes() {
        return 200 + bpmn.length;
    }
}
