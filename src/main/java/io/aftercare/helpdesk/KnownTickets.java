package io.aftercare.helpdesk;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.nullable;
import static io.aftercare.common.SqlTime.utc;

import io.aftercare.helpdesk.KnownTicket.Status;
import io.aftercare.helpdesk.TicketNews.Person;
import io.aftercare.helpdesk.TicketNews.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class KnownTickets {

    private final JdbcClient jdbc;

    KnownTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of a ticket, maybe nothing; others who ask for it wait until the transaction ends. */
    KnownTicket lock(HelpDeskId desk, String ticket) {
        jdbc.sql("insert into help_desk_ticket (help_desk_id, ticket) values (:desk, :ticket) on conflict do nothing")
                .param("desk", desk.value())
                .param("ticket", ticket)
                .update();
        return jdbc.sql("select * from help_desk_ticket where help_desk_id = :desk and ticket = :ticket for update")
                .param("desk", desk.value())
                .param("ticket", ticket)
                .query(KnownTickets::read)
                .single();
    }

    /** @param opened whether there is a ticket that says the same, so that only how new it is needs to be kept */
    void keep(HelpDeskId desk, String ticket, KnownTicket known, boolean opened) {
        var topic = opened ? null : known.topic().value();
        var person = opened ? null : known.person().value();
        var status = opened ? null : known.status().value();
        jdbc.sql("""
                        update help_desk_ticket set
                            topic_at = :topicAt, topic_by = :topicBy, subject = :subject, owner_email = :owner,
                            person_at = :personAt, person_by = :personBy,
                            contact_email = :email, first_name = :firstName, last_name = :lastName,
                            status_at = :statusAt, status_by = :statusBy, closed = :closed, closed_at = :since
                        where help_desk_id = :desk and ticket = :ticket
                        """)
                .param("desk", desk.value())
                .param("ticket", ticket)
                .param("topicAt", at(known.topic().stamp()))
                .param("topicBy", by(known.topic().stamp()))
                .param("subject", topic == null ? null : topic.subject())
                .param("owner", topic == null ? null : topic.ownerEmail())
                .param("personAt", at(known.person().stamp()))
                .param("personBy", by(known.person().stamp()))
                .param("email", person == null ? null : person.email())
                .param("firstName", person == null ? null : person.firstName())
                .param("lastName", person == null ? null : person.lastName())
                .param("statusAt", at(known.status().stamp()))
                .param("statusBy", by(known.status().stamp()))
                .param("closed", status == null ? null : status.closed())
                .param("since", status == null ? null : utc(status.since()))
                .update();
    }

    private static KnownTicket read(ResultSet row, int number) throws SQLException {
        var subject = row.getString("subject");
        var email = row.getString("contact_email");
        var closed = row.getObject("closed", Boolean.class);
        return new KnownTicket(
                new Told<>(
                        subject == null ? null : new Topic(subject, row.getString("owner_email")), stamp(row, "topic")),
                new Told<>(
                        email == null
                                ? null
                                : new Person(email, row.getString("first_name"), row.getString("last_name")),
                        stamp(row, "person")),
                new Told<>(
                        closed == null ? null : new Status(closed, instant(row, "closed_at")), stamp(row, "status")));
    }

    private static @Nullable Stamp stamp(ResultSet row, String part) throws SQLException {
        var at = nullable(row, part + "_at");
        return at == null ? null : new Stamp(at, row.getObject(part + "_by", UUID.class));
    }

    private static @Nullable OffsetDateTime at(@Nullable Stamp stamp) {
        return stamp == null ? null : utc(stamp.at());
    }

    private static @Nullable UUID by(@Nullable Stamp stamp) {
        return stamp == null ? null : stamp.delivery();
    }
}
