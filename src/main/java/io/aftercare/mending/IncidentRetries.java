package io.aftercare.mending;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.nullable;
import static io.aftercare.common.SqlTime.utc;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct;
import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import io.aftercare.engine.CommandOutcome;
import io.aftercare.engine.CommandOutcome.Away;
import io.aftercare.engine.InstanceCommands;
import io.aftercare.mending.Act.Kind;
import io.aftercare.mending.ActLog.Subject;
import io.aftercare.monitoring.EngineHistory;
import io.aftercare.monitoring.IncidentKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries many incidents of one kind again. Which ones is written down first; then they are worked off on one copy of
 * Aftercare, and by another should that one die. While the engine is away they wait for it.
 */
@Service
public class IncidentRetries {

    /** The most incidents of one retry. */
    public static final int MOST = 10_000;

    /** Its instances go by the retry's id. */
    static final TaskDescriptor<Void> WORK_OFF = TaskDescriptor.of("retry-incidents");

    private static final int AT_A_TIME = 100;
    private static final String ALL_ALIKE = "with all alike";

    private static final String FIND = """
            select r.*, i.* from incident_retry r cross join lateral (
                select count(*) as total, count(*) filter (where outcome = 'done') as done,
                       count(*) filter (where outcome = 'gone') as gone,
                       count(*) filter (where outcome = 'refused') as refused
                from incident_retry_item where retry_id = r.id) i
            where r.id = :id""";

    private record Item(
            long incident, long instance, @Nullable Long job) {}

    private final EngineHistory history;
    private final StoppableProcesses processes;
    private final InstanceCommands engine;
    private final ActLog acts;
    private final SchedulerClient scheduler;
    private final JdbcClient jdbc;
    private final Clock clock;

    IncidentRetries(
            EngineHistory history,
            StoppableProcesses processes,
            InstanceCommands engine,
            ActLog acts,
            SchedulerClient scheduler,
            JdbcClient jdbc,
            Clock clock) {
        this.history = history;
        this.processes = processes;
        this.engine = engine;
        this.acts = acts;
        this.scheduler = scheduler;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Begins. @throws Refusal {@code no-such-incident} when none of this kind is open */
    @Transactional
    @Audited(
            act = AuditedAct.Act.RETRIED,
            kind = "incidents",
            subject = "#result",
            detail = "#kind.processId() + ', ' + #kind.elementId() + ', ' + #kind.errorType()")
    public UUID start(IncidentKind kind, String by) {
        var found = history.openIncidents(processes.all(), kind, null, MOST);
        if (found.isEmpty()) {
            throw Refusal.conflict(
                    "no-such-incident", "No incident of this kind is open any more: they were mended meanwhile.");
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into incident_retry (id, process_id, element_id, error_type, made_by, made_at)
                        values (:id, :process, :element, :type, :by, :now)""")
                .param("id", id)
                .param("process", kind.processId())
                .param("element", kind.elementId())
                .param("type", kind.errorType())
                .param("by", by)
                .param("now", utc(clock.instant()))
                .update();
        jdbc.sql("""
                        insert into incident_retry_item (retry_id, incident_key, process_instance_key, job_key)
                        select :id, * from unnest(:incidents, :instances, :jobs)""")
                .param("id", id)
                .param(
                        "incidents",
                        found.stream().map(each -> each.incident().key()).toArray(Long[]::new))
                .param(
                        "instances",
                        found.stream().map(each -> each.rootInstanceKey()).toArray(Long[]::new))
                .param(
                        "jobs",
                        found.stream().map(each -> each.incident().jobKey()).toArray(Long[]::new))
                .update();
        scheduler.scheduleIfNotExists(WORK_OFF.instance(id.toString()).build(), Instant.now());
        return id;
    }

    /** How far it is. @throws Refusal {@code unknown-retry} */
    public IncidentRetry get(UUID id) {
        return jdbc.sql(FIND)
                .param("id", id)
                .query(IncidentRetries::retry)
                .optional()
                .orElseThrow(() -> Refusal.notFound("unknown-retry", "There is no retry %s.".formatted(id)));
    }

    /** @throws IllegalStateException while the engine is away; what is left is to be done later */
    void workOff(UUID id) {
        var retry = get(id);
        for (var items = open(id); !items.isEmpty(); items = open(id)) {
            items.forEach(item -> work(retry, item));
        }
        jdbc.sql("update incident_retry set finished_at = :now where id = :id")
                .param("now", utc(clock.instant()))
                .param("id", id)
                .update();
    }

    private void work(IncidentRetry retry, Item item) {
        var subject = new Subject(item.instance(), item.incident());
        acts.forgetAway(item.incident(), ALL_ALIKE, retry.by());
        var outcome = acts.record(
                Kind.RETRY, subject, ALL_ALIKE, retry.by(), () -> engine.resolve(item.incident(), item.job()));
        if (outcome instanceof Away away) {
            throw new IllegalStateException("The engine is away: " + away.why());
        }
        keep(retry.id(), item, outcome);
    }

    private void keep(UUID id, Item item, CommandOutcome outcome) {
        jdbc.sql("update incident_retry_item set outcome = :outcome where retry_id = :id and incident_key = :incident")
                .param("outcome", ActLog.key(outcome))
                .param("id", id)
                .param("incident", item.incident())
                .update();
    }

    private List<Item> open(UUID id) {
        return jdbc.sql("""
                        select * from incident_retry_item where retry_id = :id and outcome is null
                        order by incident_key limit %d""".formatted(AT_A_TIME))
                .param("id", id)
                .query((row, at) -> new Item(
                        row.getLong("incident_key"),
                        row.getLong("process_instance_key"),
                        row.getObject("job_key", Long.class)))
                .list();
    }

    private static IncidentRetry retry(ResultSet row, int at) throws SQLException {
        return new IncidentRetry(
                row.getObject("id", UUID.class),
                new IncidentKind(row.getString("process_id"), row.getString("element_id"), row.getString("error_type")),
                row.getString("made_by"),
                instant(row, "made_at"),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("gone"),
                row.getInt("refused"),
                nullable(row, "finished_at"));
    }
}
