package io.aftercare.audit;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.Retention;
import java.time.Instant;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Old entries of the trail. */
@Component
@Order(40)
class AuditRetention implements Retention {

    private final JdbcClient jdbc;

    AuditRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "audit";
    }

    @Override
    public String words() {
        return "The audit trail.";
    }

    @Override
    public int remove(Instant before, int most) {
        return jdbc.sql("""
                        delete from audit_entry where id in (
                            select id from audit_entry where made_at < :before order by made_at limit :most)""").param("before", utc(before)).param("most", most).update();
    }
}
