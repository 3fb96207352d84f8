package io.aftercare.privacy;

import io.aftercare.engine.CommandOutcome.Away;
import io.aftercare.engine.InstanceCommands;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the engine did for a contact's runs, as the exporter keeps it: variables, which forms of tasks write, too, and the
 * messages of incidents and failed jobs. The way that each run took stays.
 */
@Component
class EngineTraces {

    /** An instance hears of its withdrawal by a message; one that has not after this time is ended from outside. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** With everything that they called. */
    private static final String FAMILY = """
            with recursive family (key) as (
                select unnest(:roots)
                union
                select child.key from engine.process_instance child
                join family on child.parent_process_instance_key = family.key)
            """;

    private final JdbcClient jdbc;
    private final InstanceCommands engine;

    EngineTraces(JdbcClient jdbc, InstanceCommands engine) {
        this.jdbc = jdbc;
        this.engine = engine;
    }

    /** Removes what was told. @return how many of each kind there were */
    Map<String, Long> erase(List<Long> roots) {
        var removed = new LinkedHashMap<String, Long>();
        if (isTold() && !roots.isEmpty()) {
            removed.put("engine-variables", update(roots, """
                            update engine.process_instance set variables = '{}'
                            where key in (select key from family) and variables <> '{}'"""));
            removed.put("engine-messages", message(roots, "incident") + message(roots, "job_failure"));
        }
        return removed;
    }

    /**
     * Ends what is still there of a withdrawn run.
     *
     * @param age how long ago the runs were withdrawn
     * @return whether the engine has ended all and has told so; where no exporter tells, whether it took the commands
     */
    boolean settle(List<Long> roots, Duration age) {
        if (roots.isEmpty()) {
            return true;
        }
        var isTold = isTold();
        var open = isTold ? open(roots) : roots;
        if (age.compareTo(PATIENCE) < 0) {
            return open.isEmpty() && isTold;
        }
        var isAway = open.stream().map(engine::cancel).anyMatch(Away.class::isInstance);
        return !isAway && (isTold ? open.isEmpty() && isHeard() : true);
    }

    /** Those that have not ended, for all that was told. */
    private List<Long> open(List<Long> roots) {
        return jdbc.sql("""
                        select key from engine.process_instance where key = any (:roots) and ended_at is null""")
                .param("roots", roots.toArray(Long[]::new))
                .query((row, at) -> row.getLong("key"))
                .list();
    }

    private long message(List<Long> roots, String table) {
        return update(roots, """
                        update engine.%s set message = '(erased)'
                        where process_instance_key in (select key from family) and message <> '(erased)'""".formatted(table));
    }

    private long update(List<Long> roots, String update) {
        return jdbc.sql(FAMILY + update)
                .param("roots", roots.toArray(Long[]::new))
                .update();
    }

    /** Nobody knows what an exporter will tell that is not there now. */
    private boolean isHeard() {
        return jdbc.sql(
                        "select coalesce(min(seen_at) > now() - interval '1 minute', false) from engine.exporter_position")
                .query(Boolean.class)
                .single();
    }

    private boolean isTold() {
        return jdbc.sql("select to_regclass('engine.process_instance') is not null")
                .query(Boolean.class)
                .single();
    }
}
