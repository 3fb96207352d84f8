package io.aftercare.bounce;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.crm.ContactId;
import io.aftercare.survey.RunId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BounceRepository {

    private static final int KEY_BYTES = 32;

    private final JdbcClient jdbc;

    BounceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What return addresses are signed with, the same for all copies; made at the first call. */
    byte[] key() {
        var fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into bounce_key (key) values (:key) on conflict do nothing")
                .param("key", fresh)
                .update();
        return jdbc.sql("select key from bounce_key").query(byte[].class).single();
    }

    /** @return false if this report was kept before */
    boolean insert(RunId run, Report report, Instant now) {
        return jdbc.sql("""
                        insert into bounce_report (run_id, fingerprint, kind, status, at)
                        values (:run, :fingerprint, :kind, :status, :now)
                        on conflict do nothing
                        """)
                        .param("run", run.value())
                        .param("fingerprint", report.fingerprint())
                        .param("kind", report.kind().name().toLowerCase(Locale.ROOT))
                        .param(
                                "status",
                                report.status() == null ? null : report.status().toString())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** How many runs mailed a contact since then in vain, for a reason that may pass; a mail may be reported often. */
    int softBounces(ContactId contact, Instant since) {
        return jdbc.sql("""
                        select count(distinct b.run_id) from bounce_report b join survey_run r on r.id = b.run_id
                        where r.contact_id = :contact and b.kind = 'soft' and b.at > :since
                        """)
                .param("contact", contact.value())
                .param("since", utc(since))
                .query(Integer.class)
                .single();
    }
}
