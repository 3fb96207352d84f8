package io.aftercare.task;

import io.aftercare.common.SqlTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the exporter tells of user tasks, see {@code io.aftercare.exporter}; it is there once that has run. */
class ExportedTasks implements TaskSource {

    private static final Duration LATELY = Duration.ofDays(30);

    /** A page is cut before names and causes are looked up, so that only as many are. */
    private static final String PAGE = """
            page as (
                select task.* from engine.user_task task
                where %s
                order by %s
                limit :limit
            )
            """;

    /** The run is that of the instance, or of the nearest one that called it: up from there, each step by an index. */
    private static final String ROWS = """
            select page.*, process.element_names ->> page.element_id as title,
                page.custom_headers ->> 'instructions' as instructions,
                %s
            from page
            left join engine.deployed_process process on process.key = page.process_definition_key
            left join lateral (
                with recursive calling (key, level) as (
                    select page.process_instance_key, 0
                    union all
                    select instance.parent_process_instance_key, calling.level + 1
                    from calling join engine.process_instance instance on instance.key = calling.key
                    where instance.parent_process_instance_key is not null and calling.level < 8
                )
                select survey_run.* from calling
                join survey_run on survey_run.process_instance_key = calling.key
                order by calling.level
                limit 1
            ) run on true
            %s
            order by %%s
            """.formatted(TaskCauses.COLUMNS, TaskCauses.JOINS);

    /** What a text fits: first the names of the elements that tasks stand at, few, then whose answers they follow. */
    private static final String FOUND = """
            place as materialized (
                select distinct task.process_definition_key, task.element_id from engine.user_task task where %s
            ), fitting_place as materialized (
                select place.* from place
                left join engine.deployed_process process on process.key = place.process_definition_key
                where searchable(coalesce(process.element_names ->> place.element_id, place.element_id)
                    || ' ' || coalesce(process.name, '')) like search_pattern(:search)
            ), fitting_run as materialized (
                (select survey_run.process_instance_key as key from survey_run
                where survey_run.contact_id in (select id from contact where search like search_pattern(:search) limit 200)
                limit 1000)
                union all
                (select survey_run.process_instance_key from survey_run
                where survey_run.ticket in (select external_id from ticket where search like search_pattern(:search) limit 200)
                limit 1000)
            ), called (key, level) as (
                select key, 0 from fitting_run where key is not null
                union all
                select instance.key, called.level + 1
                from called join engine.process_instance instance on instance.parent_process_instance_key = called.key
                where called.level < 8
            ),
            """;

    private static final String FITS = """
            ((task.process_definition_key, task.element_id) in (table fitting_place)
                or task.process_instance_key in (select key from called))""";

    private static final String OPEN_FIRST_DUE = "task.due_at, task.key";
    private static final String LAST_ENDED = "task.ended_at desc, task.key desc";

    private final JdbcClient jdbc;
    private final TaskActs acts;
    private final JsonMapper json;
    private final Clock clock;
    private volatile boolean known;

    ExportedTasks(JdbcClient jdbc, TaskActs acts, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.json = json;
        this.clock = clock;
    }

    /** Asked first: a statement on a missing table would end the caller's transaction. */
    @Override
    public boolean areKnown() {
        if (!known) {
            known = jdbc.sql("select to_regclass('engine.user_task') is not null")
                    .query(Boolean.class)
                    .single();
        }
        return known;
    }

    @Override
    public @Nullable Integer mostSearched() {
        return null;
    }

    @Override
    public List<TaskAct> untold() {
        return acts.untold();
    }

    @Override
    public List<Task> list(TaskFilter filter, @Nullable TaskCursor after, int limit, List<TaskAct> untold) {
        var conditions = new TaskConditions(filter, untold, clock.instant().minus(LATELY));
        var found = filter.text() != null && !filter.text().isBlank();
        var all = conditions.sql();
        conditions.after(after, filter.over());
        var where = conditions.sql() + (found ? " and " + FITS : "");
        var order = filter.over() ? LAST_ENDED : OPEN_FIRST_DUE;
        var sql = "with recursive " + (found ? FOUND.formatted(all) : "") + PAGE.formatted(where, order)
                + ROWS.formatted(order.replace("task.", "page."));
        var statement = jdbc.sql(sql).params(conditions.values()).param("limit", limit);
        return (found ? statement.param("search", String.valueOf(filter.text()).strip()) : statement)
                .query(TaskRows::task)
                .list();
    }

    @Override
    public Optional<Task> find(TaskKey key) {
        return jdbc.sql("with " + PAGE.formatted("task.key = :key", "task.key") + ROWS.formatted("page.key"))
                .param("key", key.value())
                .param("limit", 1)
                .query(TaskRows::task)
                .optional();
    }

    @Override
    public int count(TaskFilter filter, int limit, List<TaskAct> untold) {
        var conditions = new TaskConditions(filter, untold, Instant.EPOCH);
        return jdbc.sql("select count(*) from (select from engine.user_task task where " + conditions.sql()
                        + " limit :limit) counted")
                .params(conditions.values())
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<Instant> silentSince() {
        if (!areKnown()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select min(seen_at) as silent_since from engine.exporter_position
                        having min(seen_at) < now() - interval '2 minutes'
                        """)
                .query((row, number) -> SqlTime.instant(row, "silent_since"))
                .optional();
    }

    /** Read by the index of open ones. */
    @Override
    public OpenTasks open(int limit) {
        return jdbc.sql("""
                        select (select count(*) from (select from engine.user_task where ended_at is null
                                                      limit :most) open) as tasks,
                            (select count(*) from (select from engine.user_task
                                                   where ended_at is null and due_at < now()
                                                   limit :most) overdue) as overdue
                        """)
                .param("most", limit)
                .query((row, at) -> new OpenTasks(row.getInt("tasks"), row.getInt("overdue")))
                .single();
    }

    @Override
    public Optional<String> form(Task task) {
        return task.formKey() == null
                ? Optional.empty()
                : jdbc.sql("select form from engine.deployed_form where key = :key and form_id <> :plain")
                        .param("key", task.formKey())
                        .param("plain", TaskForms.PLAIN)
                        .query(String.class)
                        .optional();
    }

    @Override
    public JsonNode variables(Task task) {
        return jdbc.sql("""
                        select variables::text from engine.process_instance
                        where key = :key and length(variables::text) <= :longest
                        """)
                .param("key", task.processInstanceKey())
                .param("longest", TaskForms.LONGEST_VARIABLES)
                .query(String.class)
                .optional()
                .map(json::readTree)
                .orElseGet(json::createObjectNode);
    }
}
