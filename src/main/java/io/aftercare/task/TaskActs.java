package io.aftercare.task;

import io.aftercare.common.AuditedAct;
import io.aftercare.common.SqlTime;
import io.aftercare.task.TaskAct.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people did with tasks here. The engine tells it a moment later; until then it counts. An act is written down after
 * the engine's answer, so what the exporter was told later than that comes after the act in the engine's log.
 */
@Repository
class TaskActs {

    /** The engine's partition is in the upper bits of its keys. */
    private static final String UNTOLD = """
            exists (
                select from engine.exporter_position told
                where told.partition_id = task_act.task_key >> 51 and told.recorded_at < task_act.done_at
            )
            """;

    private final JdbcClient jdbc;
    private final Fillings fillings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TaskActs(JdbcClient jdbc, Fillings fillings, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.fillings = fillings;
        this.events = events;
        this.clock = clock;
    }

    /** Keeps an act that the engine took, and puts it into the audit trail. */
    @Transactional
    void add(TaskKey task, Kind kind, @Nullable String assignee, String by) {
        jdbc.sql("""
                        insert into task_act (task_key, kind, assignee, done_by, done_at)
                        values (:task, :kind, :assignee, :by, :at)
                        """)
                .param("task", task.value())
                .param("kind", kind.key())
                .param("assignee", assignee)
                .param("by", by)
                .param("at", SqlTime.utc(clock.instant()))
                .update();
        events.publishEvent(AuditedAct.of(AuditedAct.Act.valueOf(kind.name()), "task", task.value(), null));
    }

    /** Keeps that a task was completed, with what was filled in. */
    @Transactional
    void addCompleted(Task task, @Nullable String assignee, String by, List<FilledEntry> entries) {
        fillings.add(task, entries, by);
        add(task.key(), Kind.COMPLETED, assignee, by);
    }

    /** The last act of each task of which the exporter has not told yet: few. */
    List<TaskAct> untold() {
        return jdbc.sql("""
                        select distinct on (task_key) task_key, kind, assignee, done_by, done_at from task_act
                        where done_at > (select min(recorded_at) from engine.exporter_position) and
                        """ + UNTOLD + "order by task_key, id desc")
                .query(TaskActs::act)
                .list();
    }

    /**
     * The last act of each task lately.
     *
     * @param since from when on
     * @param completed from when on for what was completed: that is over for good, whatever is told later
     */
    List<TaskAct> lately(Instant since, Instant completed) {
        return jdbc.sql("""
                        select distinct on (task_key) task_key, kind, assignee, done_by, done_at from task_act
                        where done_at > :completed and (done_at > :since or kind = 'completed')
                        order by task_key, id desc
                        """)
                .param("since", SqlTime.utc(since))
                .param("completed", SqlTime.utc(completed))
                .query(TaskActs::act)
                .list();
    }

    /** A task's acts, the first one first, the latest hundred. */
    List<TaskAct> of(TaskKey task) {
        return jdbc.sql("select task_key, kind, assignee, done_by, done_at from task_act where task_key = :task "
                        + "order by id desc limit 100")
                .param("task", task.value())
                .query(TaskActs::act)
                .list()
                .reversed();
    }

    private static TaskAct act(ResultSet row, int number) throws SQLException {
        return new TaskAct(
                new TaskKey(row.getLong("task_key")),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("assignee"),
                row.getString("done_by"),
                SqlTime.instant(row, "done_at"));
    }
}
