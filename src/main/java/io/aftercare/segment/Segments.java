package io.aftercare.segment;

import io.aftercare.common.SqlTime;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.ContactRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who is in a segment: each question is one statement. A segment is taken that is within its limits. */
@Service
public class Segments {

    /** All but the one that stands for those who were erased. */
    private static final String CONTACTS = " from contact c where c.id <> '%s' and ".formatted(ContactId.ERASED);

    private final JdbcClient jdbc;
    private final SegmentChecks checks;
    private final Clock clock;

    Segments(JdbcClient jdbc, SegmentChecks checks, Clock clock) {
        this.jdbc = jdbc;
        this.checks = checks;
        this.clock = clock;
    }

    /** What the segment names that is not there, or is not of that kind; empty when it is sound. */
    public List<Fault> faults(Segment segment) {
        return checks.faults(segment);
    }

    /** The segment as a part of a larger statement, as of now: days are counted back from this moment. */
    public SegmentSql sql(Segment segment) {
        return SegmentCompiler.compile(segment, clock.instant());
    }

    /** Whether it is nobody or everybody: no contacts are counted beyond one that is in it and one that is not. */
    public Reach reach(Segment segment) {
        var sql = sql(segment);
        return jdbc.sql("select exists (select" + CONTACTS + sql.condition() + ") as reached, " + "exists (select"
                        + CONTACTS + sql.condition() + " is not true) as missed")
                .params(sql.parameters())
                .query((row, at) -> Reach.of(row.getBoolean("reached"), row.getBoolean("missed")))
                .single();
    }

    /** How many contacts are in it. */
    public long count(Segment segment) {
        var sql = sql(segment);
        return jdbc.sql("select count(*)" + CONTACTS + sql.condition())
                .params(sql.parameters())
                .query(Long.class)
                .single();
    }

    /** Some that are in it, those who came last first. */
    public List<ContactRow> sample(Segment segment, int size) {
        var sql = sql(segment);
        return jdbc.sql("select c.id, c.email, c.first_name, c.last_name, c.language, c.created_at, c.updated_at"
                        + CONTACTS + sql.condition() + " order by c.id desc limit " + size)
                .params(sql.parameters())
                .query(Segments::row)
                .list();
    }

    /** Whether the contact is in it; one that is not known is not. */
    public boolean contains(Segment segment, ContactId contact) {
        var sql = sql(segment);
        return jdbc.sql("select exists (select" + CONTACTS + "c.id = :contact and " + sql.condition() + ")")
                .param("contact", contact.value())
                .params(sql.parameters())
                .query(Boolean.class)
                .single();
    }

    private static ContactRow row(ResultSet row, int at) throws SQLException {
        return new ContactRow(
                new ContactId(row.getObject("id", UUID.class)),
                row.getString("email"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("language"),
                SqlTime.instant(row, "created_at"),
                SqlTime.instant(row, "updated_at"));
    }
}
