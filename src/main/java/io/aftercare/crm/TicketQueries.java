package io.aftercare.crm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists tickets with whose they are. Only conditions that were asked for are in the statement. */
@Repository
class TicketQueries {

    private static final String COLUMNS = """
            ticket.id, ticket.external_id, ticket.subject, ticket.pipeline, ticket.contact_id,
                ticket.owner_email, ticket.state, ticket.closed_at, ticket.created_at,
                contact.email, contact.first_name, contact.last_name
            from ticket join contact on contact.id = ticket.contact_id
            """;

    private static final String SELECT = "select " + COLUMNS;

    private static final String LATEST = "select distinct on (ticket.contact_id) " + COLUMNS
            + "where ticket.contact_id = any (:contacts) order by ticket.contact_id, ticket.id desc";

    private final JdbcClient jdbc;

    TicketQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TicketRow> list(TicketFilter filter, @Nullable TicketId after, int limit) {
        var conditions = new LinkedHashMap<String, Object>();
        filter.restrict(conditions);
        if (after != null) {
            conditions.put("ticket.id < ?", after.value());
        }
        var where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions.keySet());
        return jdbc.sql(SELECT + where + " order by ticket.id desc limit " + limit)
                .params(List.copyOf(conditions.values()))
                .query(TicketQueries::row)
                .list();
    }

    /** The newest ticket of each contact that has one. */
    List<TicketRow> latest(Collection<ContactId> contacts) {
        return jdbc.sql(LATEST)
                .param("contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
                .query(TicketQueries::row)
                .list();
    }

    private static TicketRow row(ResultSet row, int number) throws SQLException {
        var email = row.getString("email");
        var closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new TicketRow(
                new TicketId(row.getObject("id", UUID.class)),
                row.getString("external_id"),
                row.getString("subject"),
                row.getString("pipeline"),
                new ContactId(row.getObject("contact_id", UUID.class)),
                Contact.displayName(row.getString("first_name"), row.getString("last_name"), email),
                email,
                row.getString("owner_email"),
                Ticket.State.ofKey(row.getString("state")),
                closedAt == null ? null : closedAt.toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
