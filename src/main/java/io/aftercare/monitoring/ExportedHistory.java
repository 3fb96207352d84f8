package io.aftercare.monitoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the exporter writes, see {@code io.aftercare.exporter}; its schema is there once it has run. */
class ExportedHistory implements EngineHistory {

    /** Of all instances of one run together. */
    private static final int MOST_ROWS = 2_000;

    private static final String TREE = """
            with recursive tree as (
                select key, 0 as depth from engine.process_instance where key = :root
                union all
                select called.key, tree.depth + 1
                from tree join engine.process_instance called on called.parent_process_instance_key = tree.key
                where tree.depth < 10
            )
            select i.*, p.name, p.element_names
            from (select key, depth from tree order by depth, key limit %d) tree
            join engine.process_instance i on i.key = tree.key
            left join engine.deployed_process p on p.key = i.process_definition_key
            order by tree.depth, i.key
            """.formatted(MOST_INSTANCES);

    private static final String GROUPS = """
            select g.*, coalesce(p.name, g.process_id) as process_name,
                   coalesce(nullif(p.element_names->>g.element_id, ''), g.element_id) as element_name
            from (
                select i.process_id, i.element_id, i.error_type, count(*) as incidents,
                       min(i.created_at) as first, max(i.created_at) as last,
                       (array_agg(distinct left(i.message, 300)))[1\\:3] as messages,
                       max(i.process_definition_key) as definition
                from engine.incident i left join engine.process_instance root on root.key = i.root_process_instance_key
                where i.resolved_at is null and coalesce(root.process_id, i.process_id) = any (:processes)
                group by i.process_id, i.element_id, i.error_type
                order by incidents desc, last desc limit %d
            ) g left join engine.deployed_process p on p.key = g.definition
            order by g.incidents desc, g.last desc
            """.formatted(MOST_GROUPS);

    private static final String INCIDENTS = """
            select i.*, coalesce(nullif(p.element_names->>i.element_id, ''), i.element_id) as element_name
            from engine.incident i
            left join engine.process_instance root on root.key = i.root_process_instance_key
            left join engine.deployed_process p on p.key = i.process_definition_key
            where coalesce(root.process_id, i.process_id) = any (:processes)
            """;

    private final JdbcClient jdbc;
    private final HistoryRows rows;
    private volatile boolean known;

    ExportedHistory(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.rows = new HistoryRows(json);
    }

    /** By the database's clock, which the exporter's time is of. */
    @Override
    public Reach reach() {
        if (!isKnown()) {
            return Reach.NOTHING;
        }
        return jdbc.sql("""
                        select min(seen_at) as seen_at, min(seen_at) > now() - interval '1 minute' as current
                        from engine.exporter_position""").query(HistoryRows::reach).single();
    }

    @Override
    public List<InstanceHistory> tree(long rootInstanceKey) {
        if (!isKnown()) {
            return List.of();
        }
        var found =
                jdbc.sql(TREE).param("root", rootInstanceKey).query(rows::named).list();
        var keys = found.stream().map(named -> named.instance().key()).toArray(Long[]::new);
        if (keys.length == 0) {
            return List.of();
        }
        var elements = byInstance("element_instance", "key", keys, HistoryRows::element);
        var flows = byInstance("taken_flow", "taken_at", keys, HistoryRows::flow);
        var timers = byInstance("timer", "key", keys, HistoryRows::timer);
        var incidents = byInstance("incident", "key", keys, HistoryRows::incident);
        var failures = byInstance("job_failure", "failed_at", keys, HistoryRows::failure);
        var tasks = byInstance("user_task", "key", keys, HistoryRows::task);
        return found.stream()
                .map(named -> {
                    var key = named.instance().key();
                    return new InstanceHistory(
                            named.instance(),
                            named.names(),
                            elements.getOrDefault(key, List.of()),
                            flows.getOrDefault(key, List.of()).stream()
                                    .distinct()
                                    .toList(),
                            timers.getOrDefault(key, List.of()),
                            incidents.getOrDefault(key, List.of()),
                            failures.getOrDefault(key, List.of()),
                            tasks.getOrDefault(key, List.of()));
                })
                .toList();
    }

    @Override
    public Map<Long, Integer> openIncidents(Collection<Long> rootInstanceKeys) {
        if (rootInstanceKeys.isEmpty() || !isKnown()) {
            return Map.of();
        }
        var counts = new HashMap<Long, Integer>();
        jdbc.sql("""
                        select root_process_instance_key as root, count(*) as incidents from engine.incident
                        where resolved_at is null and root_process_instance_key = any (:roots) group by root
                        """).param("roots", rootInstanceKeys.toArray(Long[]::new)).query(row -> {
            counts.put(row.getLong("root"), row.getInt("incidents"));
        });
        return counts;
    }

    @Override
    public List<Long> rootsWithOpenIncident(int limit) {
        return isKnown()
                ? jdbc.sql("""
                                select distinct root from (
                                    select root_process_instance_key as root from engine.incident
                                    where resolved_at is null order by created_at desc, key desc limit :limit) latest
                                """)
                        .param("limit", limit)
                        .query((row, at) -> row.getLong("root"))
                        .list()
                : List.of();
    }

    @Override
    public List<IncidentGroup> incidentGroups(Collection<String> runProcessIds) {
        return isKnown()
                ? jdbc.sql(GROUPS)
                        .param("processes", runProcessIds.toArray(String[]::new))
                        .query(HistoryRows::group)
                        .list()
                : List.of();
    }

    @Override
    public List<OpenIncident> openIncidents(
            Collection<String> runProcessIds, @Nullable IncidentKind kind, @Nullable Long before, int limit) {
        if (!isKnown()) {
            return List.of();
        }
        var values = new HashMap<String, Object>();
        values.put("processes", runProcessIds.toArray(String[]::new));
        var conditions = new StringBuilder(" and i.resolved_at is null");
        if (kind != null) {
            conditions.append(" and i.process_id = :process and i.element_id = :element and i.error_type = :type");
            values.put("process", kind.processId());
            values.put("element", kind.elementId());
            values.put("type", kind.errorType());
        }
        if (before != null) {
            conditions.append(" and (i.created_at, i.key)"
                    + " < ((select max(created_at) from engine.incident where key = :before), :before)");
            values.put("before", before);
        }
        return jdbc.sql(INCIDENTS + conditions + " order by i.created_at desc, i.key desc limit " + limit)
                .params(values)
                .query(HistoryRows::openIncident)
                .list();
    }

    @Override
    public Optional<OpenIncident> incident(Collection<String> runProcessIds, long key) {
        return isKnown()
                ? jdbc.sql(INCIDENTS + " and i.key = :key")
                        .param("processes", runProcessIds.toArray(String[]::new))
                        .param("key", key)
                        .query(HistoryRows::openIncident)
                        .optional()
                : Optional.empty();
    }

    /** The latest rows, in the order of time. */
    private <T> Map<Long, List<T>> byInstance(String table, String order, Long[] keys, RowMapper<T> mapper) {
        return jdbc
                .sql("select * from (select * from engine.%1$s where process_instance_key = any (:keys) "
                                .formatted(table)
                        + "order by %1$s desc limit %2$d) latest order by %1$s".formatted(order, MOST_ROWS))
                .param("keys", keys)
                .query((row, at) -> Map.entry(row.getLong("process_instance_key"), mapper.mapRow(row, at)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(ArrayList::new))));
    }

    /** Asked first: a statement on a missing table would end the caller's transaction. */
    private boolean isKnown() {
        if (!known) {
            known = jdbc.sql("select to_regclass('engine.user_task') is not null")
                    .query(Boolean.class)
                    .single();
        }
        return known;
    }
}
