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

    private static final String PERSON = "coalesce(nullif(trim(concat_ws(' ', first_name, last_name)), ''), email)";

    /** Each name is looked up by its key, and only of the rows of a page. */
    private static final String SELECT = """
            select audit_entry.*, coalesce(app_user.name, api_key.name) as actor_name, case audit_entry.kind
                when 'api-key' then (select name from api_key where id = about.id)
                when 'contact' then (select %1$s from contact where id = about.id)
                when 'suppression' then (select %1$s from contact where id = about.id)
                when 'help-desk' then (select name from help_desk where id = about.id)
                when 'image' then (select name from image where id = about.id)
                when 'pipeline' then (select name from pipeline where key = audit_entry.subject)
                when 'run' then (select 'Run of ' || survey.name from survey_run
                                 join survey on survey.id = survey_run.survey_id where survey_run.id = about.id)
                when 'sender' then (select address from sender where id = about.id)
                when 'sending-domain' then (select name from sending_domain where id = about.id)
                when 'site' then (select name from site where id = about.id)
                when 'survey' then (select name from survey where id = about.id and deleted_at is null)
                when 'team' then (select name from team where id = about.id)
                when 'ticket' then (select external_id from ticket where id = about.id)
                when 'user' then (select name from app_user where id = about.id)
                when 'wave' then (select 'Wave of ' || survey.name from wave
                                  join survey on survey.id = wave.survey_id where wave.id = about.id)
                when 'webhook' then (select name from webhook where id = about.id)
                end as subject_name
            from audit_entry
            cross join lateral (
                select case when audit_entry.subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                       then cast(audit_entry.subject as uuid) end as id) about
            left join app_user on audit_entry.actor_kind = 'user' and app_user.id = audit_entry.actor_id
            left join api_key on audit_entry.actor_kind = 'api-key'
                and api_key.id = audit_entry.actor_id""".formatted(PERSON);

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
                row.getString("subject_name"),
                row.getString("detail"));
    }

    private static String constant(String key) {
        return key.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
