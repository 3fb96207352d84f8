package io.aftercare.audit;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.AuditedAct;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.CursorPage;
import io.aftercare.common.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps and shows who did what. */
@Service
public class AuditTrail {

    /** What is gathered is one entry for so long. */
    static final Duration GATHERED = Duration.ofMinutes(10);

    private static final int LONGEST_DETAIL = 200;

    private static final String SELECT = """
            select audit_entry.*, coalesce(app_user.name, api_key.name) as actor_name
            from audit_entry
            left join app_user on audit_entry.actor_kind = 'user' and app_user.id = audit_entry.actor_id
            left join api_key on audit_entry.actor_kind = 'api-key' and api_key.id = audit_entry.actor_id""";

    private static final String INSERT = """
            insert into audit_entry (id, made_at, actor_kind, actor_id, act, kind, subject, detail)
            select :id, :now, :actorKind, :actor, :act, :kind, :subject, :detail
            where not :gathered or not exists (
                select from audit_entry
                where kind = :kind and subject = :subject and act = :act and actor_id is not distinct from cast(:actor as uuid)
                  and made_at > :since)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The transaction of what is done is this one's, too: it has to be there. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(AuditedAct done) {
        var actor = Actor.current();
        var now = clock.instant();
        jdbc.sql(INSERT)
                .param("id", Ids.next())
                .param("now", utc(now))
                .param("actorKind", actor.kind().key())
                .param("actor", actor.id())
                .param("act", done.act().key())
                .param("kind", done.kind())
                .param("subject", done.subject())
                .param("detail", cut(done.detail()))
                .param("gathered", done.gathered())
                .param("since", utc(now.minus(GATHERED)))
                .update();
    }

    /** What was done, latest first. @param after the cursor of the page before */
    public CursorPage<AuditEntry> list(AuditFilter filter, @Nullable UUID after, int size) {
        var conditions = new LinkedHashMap<String, Object>();
        restrict(
                conditions,
                "act = ?",
                filter.act() == null ? null : filter.act().key());
        restrict(conditions, "kind = ?", filter.kind());
        restrict(conditions, "subject = ?", filter.subject());
        restrict(conditions, "actor_id = ?", filter.actor());
        restrict(conditions, "audit_entry.id < ?", after);
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions.keySet());
        var rows = jdbc.sql(SELECT + where + " order by audit_entry.id desc limit " + (size + 1))
                .params(List.copyOf(conditions.values()))
                .query(AuditTrail::entry)
                .list();
        return CursorPage.of(rows, size, AuditEntry::id);
    }

    private static void restrict(LinkedHashMap<String, Object> conditions, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.put(condition, value);
        }
    }

    private static @Nullable String cut(@Nullable String detail) {
        return detail == null || detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
    }

    private static AuditEntry entry(ResultSet row, int at) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                instant(row, "made_at"),
                AuditEntry.ActorKind.valueOf(constant(row.getString("actor_kind"))),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                Act.valueOf(constant(row.getString("act"))),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("detail"));
    }

    private static String constant(String key) {
        return key.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
