package io.aftercare.engine;

import static io.aftercare.common.SqlTime.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the exporter writes, see {@code io.aftercare.exporter}; its schema is there once it has run. */
class ExportedProcesses implements DeployedProcesses {

    private static final String THERE = "deleted_at is null and tenant_id = '<default>'";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private volatile boolean known;

    ExportedProcesses(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Asked first: a statement on a missing table would end the caller's transaction. */
    @Override
    public boolean areKnown() {
        if (!known) {
            known = jdbc.sql("select to_regclass('engine.deployed_process') is not null")
                    .query(Boolean.class)
                    .single();
        }
        return known;
    }

    @Override
    public Optional<DeployedProcess> newest(String processId) {
        if (!areKnown()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select key, process_id, version, name, deployed_at from engine.deployed_process
                        where process_id = :process and %s
                        order by version desc
                        limit 1
                        """.formatted(THERE))
                .param("process", processId)
                .query(ExportedProcesses::read)
                .optional();
    }

    @Override
    public List<DeployedProcess> declaring(String property, String value) {
        if (!areKnown()) {
            return List.of();
        }
        return jdbc.sql("""
                        select key, process_id, version, name, deployed_at
                        from (
                            select distinct on (process_id) key, process_id, version, name, deployed_at, properties
                            from engine.deployed_process
                            where %s
                            order by process_id, version desc
                        ) newest
                        where properties ->> :property = :value
                        order by process_id
                        limit 200
                        """.formatted(THERE))
                .param("property", property)
                .param("value", value)
                .query(ExportedProcesses::read)
                .list();
    }

    @Override
    public Map<Long, ProcessNames> names(Collection<Long> keys) {
        var names = new HashMap<Long, ProcessNames>();
        if (!keys.isEmpty() && areKnown()) {
            jdbc.sql("""
                            select key, process_id, coalesce(name, '') as name, element_names
                            from engine.deployed_process where key = any (:keys)""").param("keys", keys.toArray(Long[]::new)).query(row -> {
                names.put(row.getLong("key"), names(row));
            });
        }
        return names;
    }

    private ProcessNames names(ResultSet row) throws SQLException {
        var elements = new HashMap<String, String>();
        json.readTree(row.getString("element_names"))
                .properties()
                .forEach(name -> elements.put(name.getKey(), name.getValue().asString("")));
        return new ProcessNames(Map.of(row.getString("process_id"), row.getString("name")), elements);
    }

    @Override
    public Optional<byte[]> xml(long key) {
        if (!areKnown()) {
            return Optional.empty();
        }
        return jdbc.sql("select bpmn from engine.deployed_process where key = :key")
                .param("key", key)
                .query(byte[].class)
                .optional();
    }

    private static DeployedProcess read(ResultSet row, int number) throws SQLException {
        return new DeployedProcess(
                row.getLong("key"),
                row.getString("process_id"),
                row.getInt("version"),
                row.getString("name"),
                instant(row, "deployed_at"));
    }
}
