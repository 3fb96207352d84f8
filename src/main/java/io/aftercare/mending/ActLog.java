package io.aftercare.mending;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import io.aftercare.engine.CommandOutcome;
import io.aftercare.engine.CommandOutcome.Away;
import io.aftercare.engine.CommandOutcome.Refused;
import io.aftercare.mending.Act.Kind;
import io.aftercare.mending.Act.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who did what to which run: on record before it is done. */
@Repository
class ActLog {

    /** The engine's word of what a person did comes within this time. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private static final int MOST = 100;

    /** @param incident null when it is not about one */
    record Subject(long instance, @Nullable Long incident) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    ActLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Not within a transaction: that would hide until its end what is being done. */
    CommandOutcome record(
            Kind kind, Subject subject, @Nullable String detail, String by, Supplier<CommandOutcome> command) {
        var id = begin(kind, subject, detail, by);
        try {
            var outcome = command.get();
            end(id, outcome);
            return outcome;
        } catch (Refusal refusal) {
            end(id, new Refused(String.valueOf(refusal.getMessage())));
            throw refusal;
        }
    }

    /** Retries of an incident that are made again by themselves while the engine is away: only the last is kept. */
    void forgetAway(long incident, String detail, String by) {
        jdbc.sql("""
                        delete from mending_act
                        where incident_key = :incident and act = 'retry' and detail = :detail and made_by = :by
                          and outcome = 'away'""")
                .param("incident", incident)
                .param("detail", detail)
                .param("by", by)
                .update();
    }

    /** The latest of a run, in the order of time. */
    List<Act> of(long instance) {
        return jdbc.sql("""
                        select * from (
                            select * from mending_act where process_instance_key = :instance
                            order by made_at desc limit %d) latest
                        order by made_at, id""".formatted(MOST))
                .param("instance", instance)
                .query(ActLog::act)
                .list();
    }

    /** Which of these incidents were resolved a moment ago, of which the engine may not have told yet. */
    Set<Long> resolvedJustNow(Collection<Long> incidents) {
        return incidents.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("""
                                select incident_key from mending_act
                                where incident_key = any (:incidents) and act = 'retry' and outcome in ('done', 'gone')
                                  and made_at > :since""")
                        .param("incidents", incidents.toArray(Long[]::new))
                        .param("since", utc(clock.instant().minus(SOON)))
                        .query(Long.class)
                        .list());
    }

    private UUID begin(Kind kind, Subject subject, @Nullable String detail, String by) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into mending_act (id, act, process_instance_key, incident_key, detail, made_by, made_at)
                        values (:id, :act, :instance, :incident, :detail, :by, :now)""")
                .param("id", id)
                .param("act", kind.key())
                .param("instance", subject.instance())
                .param("incident", subject.incident())
                .param("detail", detail)
                .param("by", by)
                .param("now", utc(clock.instant()))
                .update();
        return id;
    }

    private void end(UUID id, CommandOutcome outcome) {
        var why = switch (outcome) {
            case Refused refused -> refused.why();
            case Away away -> away.why();
            case CommandOutcome.Taken taken -> null;
            case CommandOutcome.Gone gone -> null;
        };
        jdbc.sql("update mending_act set outcome = :outcome, why = :why where id = :id")
                .param("outcome", key(outcome))
                .param("why", why)
                .param("id", id)
                .update();
    }

    static String key(CommandOutcome outcome) {
        var known = switch (outcome) {
            case CommandOutcome.Taken taken -> Outcome.DONE;
            case CommandOutcome.Gone gone -> Outcome.GONE;
            case Refused refused -> Outcome.REFUSED;
            case Away away -> Outcome.AWAY;
        };
        return known.name().toLowerCase(Locale.ROOT);
    }

    private static Act act(ResultSet row, int at) throws SQLException {
        var kind = row.getString("act");
        var outcome = row.getString("outcome");
        return new Act(
                Arrays.stream(Kind.values())
                        .filter(each -> each.key().equals(kind))
                        .findFirst()
                        .orElseThrow(),
                row.getString("detail"),
                row.getString("made_by"),
                instant(row, "made_at"),
                outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                row.getString("why"));
    }
}
