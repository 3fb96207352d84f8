package io.aftercare.helpdesk;

import static io.aftercare.common.SqlTime.instant;

import io.aftercare.common.AddressSearch;
import io.aftercare.common.Person;
import io.aftercare.common.PersonalRecords;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What help desks delivered of a contact, and what is known of tickets that are not open yet. */
final class HelpDeskRecords {

    private HelpDeskRecords() {}

    /** By the tickets that they are about, and by the address wherever it stands. Without bodies, they stay. */
    @Component
    @Order(40)
    static class OfDeliveries implements PersonalRecords {

        private static final String THEIRS = """
                 where (tickets && array(select external_id from ticket where contact_id = :contact) or %s)
                """.formatted(AddressSearch.in("body"));

        private final JdbcClient jdbc;

        OfDeliveries(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String kind() {
            return "help-desk-deliveries";
        }

        @Override
        public void export(Person person, Consumer<Map<String, @Nullable Object>> rows) {
            jdbc.sql("select received_at, state, body from help_desk_delivery" + THEIRS + "order by id")
                    .param("contact", person.contactId())
                    .param("address", person.address())
                    .query((row, at) -> {
                        var delivery = new LinkedHashMap<String, @Nullable Object>();
                        delivery.put("received_at", instant(row, "received_at"));
                        delivery.put("state", row.getString("state"));
                        delivery.put(
                                "body",
                                new String(Objects.requireNonNull(row.getBytes("body")), StandardCharsets.UTF_8));
                        return delivery;
                    })
                    .list()
                    .forEach(rows);
        }

        @Override
        public long erase(Person person) {
            return jdbc.sql("""
                            update help_desk_delivery
                            set body = '', tickets = '{}', note = 'Its content was erased on request.',
                                state = case state when 'done' then state else 'ignored' end,
                                settled_at = coalesce(settled_at, received_at)
                            """ + THEIRS + "and body <> ''")
                    .param("contact", person.contactId())
                    .param("address", person.address())
                    .update();
        }
    }

    /** How new what is known of a ticket is stays, so that an older message changes nothing. */
    @Component
    @Order(41)
    static class OfTickets implements PersonalRecords {

        private final JdbcClient jdbc;

        OfTickets(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String kind() {
            return "help-desk-tickets";
        }

        @Override
        public void export(Person person, Consumer<Map<String, @Nullable Object>> rows) {
            jdbc.sql("select * from help_desk_ticket where lower(contact_email) = :address order by ticket")
                    .param("address", person.address())
                    .query((row, at) -> {
                        var ticket = new LinkedHashMap<String, @Nullable Object>();
                        ticket.put("ticket", row.getString("ticket"));
                        ticket.put("subject", row.getString("subject"));
                        ticket.put("owner", row.getString("owner_email"));
                        ticket.put("email", row.getString("contact_email"));
                        ticket.put("first_name", row.getString("first_name"));
                        ticket.put("last_name", row.getString("last_name"));
                        return ticket;
                    })
                    .list()
                    .forEach(rows);
        }

        @Override
        public long erase(Person person) {
            return jdbc.sql("""
                            update help_desk_ticket
                            set subject = null, contact_email = null, first_name = null, last_name = null
                            where lower(contact_email) = :address""").param("address", person.address()).update();
        }
    }
}
