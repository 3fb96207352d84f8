package io.aftercare.exporter;

import io.camunda.zeebe.protocol.record.value.deployment.Process;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;

/** A version of a process. */
record DeployedProcessRow(
        Source source,
        long key,
        String tenantId,
        String processId,
        int version,
        String resourceName,
        byte[] checksum,
        byte[] bpmn)
        implements Row {

    private static final String SQL = """
            insert into engine.deployed_process
                (key, tenant_id, process_id, version, name, properties, resource_name, checksum, bpmn, deployed_at)
            values (?, ?, ?, ?, ?, jsonb_object(?, ?), ?, ?, ?, ?)
            on conflict (key) do update set
                tenant_id = excluded.tenant_id,
                process_id = excluded.process_id,
                version = excluded.version,
                name = excluded.name,
                properties = excluded.properties,
                resource_name = excluded.resource_name,
                checksum = excluded.checksum,
                bpmn = excluded.bpmn,
                deployed_at = excluded.deployed_at,
                deleted_at = null
            """;

    static DeployedProcessRow of(Source source, Process process) {
        return new DeployedProcessRow(
                source,
                process.getProcessDefinitionKey(),
                storable(process.getTenantId()),
                storable(process.getBpmnProcessId()),
                process.getVersion(),
                storable(process.getResourceName()),
                process.getChecksum().clone(),
                process.getResource().clone());
    }

    @Override
    public String sql() {
        return SQL;
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        var declared = Declarations.of(bpmn, processId);
        var connection = statement.getConnection();
        statement.setLong(1, key);
        statement.setString(2, tenantId);
        statement.setString(3, processId);
        statement.setInt(4, version);
        statement.setString(5, declared.name());
        statement.setArray(
                6,
                connection.createArrayOf("text", declared.properties().keySet().toArray()));
        statement.setArray(
                7,
                connection.createArrayOf("text", declared.properties().values().toArray()));
        statement.setString(8, resourceName);
        statement.setBytes(9, checksum);
        statement.setBytes(10, bpmn);
        statement.setObject(11, source.recordedAt().atOffset(ZoneOffset.UTC));
    }

    @Override
    public int bytes() {
        return 200 + bpmn.length;
    }

    /** The engine takes a name that PostgreSQL would refuse for ever. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }
}
