package io.aftercare.crm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists contacts and what happened to them. Only conditions that were asked for are in a statement. */
@Repository
class ContactQueries {

    private final JdbcClient jdbc;

    ContactQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ContactRow> list(ContactFilter filter, @Nullable ContactId after, int limit) {
        var conditions = new LinkedHashMap<String, Object>();
        filter.restrict(conditions);
        conditions.put("id > ?", ContactId.ERASED.value());
        if (after != null) {
            conditions.put("id < ?", after.value());
        }
        var where = " where " + String.join(" and ", conditions.keySet());
        return jdbc.sql("select id, email, first_name, last_name, language, created_at, updated_at from contact" + where
                        + " order by id desc limit " + limit)
                .params(List.copyOf(conditions.values()))
                .query(ContactQueries::row)
                .list();
    }

    List<PropertyChange> changes(ContactId contact, long before, int limit) {
        return jdbc.sql("""
                        select id, name, old_value, new_value, cause, changed_at from contact_property_change
                        where contact_id = :contact and id < :before
                        order by id desc
                        limit :limit
                        """)
                .param("contact", contact.value())
                .param("before", before)
                .param("limit", limit)
                .query(ContactQueries::change)
                .list();
    }

    private static ContactRow row(ResultSet row, int number) throws SQLException {
        return new ContactRow(
                new ContactId(row.getObject("id", UUID.class)),
                row.getString("email"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("language"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static PropertyChange change(ResultSet row, int number) throws SQLException {
        return new PropertyChange(
                row.getLong("id"),
                row.getString("name"),
                row.getString("old_value"),
                row.getString("new_value"),
                row.getString("cause"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
