package io.aftercare.crm;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.nullable;

import io.aftercare.common.Person;
import io.aftercare.common.PersonalRecords;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of a contact here: who it is, its properties with their history, its tickets. */
final class CrmRecords {

    private CrmRecords() {}

    /** They keep their times, pipeline and owner for the statistics; their name and subject are nobody's any more. */
    @Component
    @Order(90)
    static class OfTickets implements PersonalRecords {

        private final JdbcClient jdbc;

        OfTickets(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String kind() {
            return "tickets";
        }

        @Override
        public void export(Person person, Consumer<Map<String, @Nullable Object>> rows) {
            jdbc.sql("select * from ticket where contact_id = :contact order by id")
                    .param("contact", person.contactId())
                    .query((row, at) -> {
                        var ticket = new LinkedHashMap<String, @Nullable Object>();
                        ticket.put("ticket", row.getString("external_id"));
                        ticket.put("subject", row.getString("subject"));
                        ticket.put("pipeline", row.getString("pipeline"));
                        ticket.put("owner", row.getString("owner_email"));
                        ticket.put("state", row.getString("state"));
                        ticket.put("created_at", instant(row, "created_at"));
                        ticket.put("closed_at", nullable(row, "closed_at"));
                        ticket.put("reopened_at", nullable(row, "reopened_at"));
                        return ticket;
                    })
                    .list()
                    .forEach(rows);
        }

        @Override
        public long erase(Person person) {
            return jdbc.sql("""
                            update ticket set external_id = 'erased-' || id, subject = '(erased)', contact_id = :nobody,
                                version = version + 1
                            where contact_id = :contact""")
                    .param("nobody", ContactId.ERASED.value())
                    .param("contact", person.contactId())
                    .update();
        }
    }

    /** What properties were, and why they changed. */
    @Component
    @Order(91)
    static class OfProperties implements PersonalRecords {

        private final JdbcClient jdbc;

        OfProperties(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String kind() {
            return "property-changes";
        }

        @Override
        public void export(Person person, Consumer<Map<String, @Nullable Object>> rows) {
            jdbc.sql("select * from contact_property_change where contact_id = :contact order by id")
                    .param("contact", person.contactId())
                    .query((row, at) -> {
                        var change = new LinkedHashMap<String, @Nullable Object>();
                        change.put("property", row.getString("name"));
                        change.put("before", row.getString("old_value"));
                        change.put("after", row.getString("new_value"));
                        change.put("cause", row.getString("cause"));
                        change.put("changed_at", instant(row, "changed_at"));
                        return change;
                    })
                    .list()
                    .forEach(rows);
        }

        @Override
        public long erase(Person person) {
            return jdbc.sql("delete from contact_property_change where contact_id = :contact")
                    .param("contact", person.contactId())
                    .update();
        }
    }

    /** Who it is. It goes last: a foreign key that still leads to it undoes all, which is tried again then. */
    @Component
    @Order(100)
    static class OfContact implements PersonalRecords {

        private final JdbcClient jdbc;
        private final Contacts contacts;

        OfContact(JdbcClient jdbc, Contacts contacts) {
            this.jdbc = jdbc;
            this.contacts = contacts;
        }

        @Override
        public String kind() {
            return "contact";
        }

        @Override
        public void export(Person person, Consumer<Map<String, @Nullable Object>> rows) {
            contacts.find(new ContactId(person.contactId())).ifPresent(contact -> {
                var row = new LinkedHashMap<String, @Nullable Object>();
                row.put("id", contact.id().toString());
                row.put("email", contact.email());
                row.put("first_name", contact.firstName());
                row.put("last_name", contact.lastName());
                row.put("language", contact.language());
                row.put("created_at", contact.createdAt());
                row.put("updated_at", contact.updatedAt());
                contact.properties().forEach((name, value) -> row.put("property." + name, value));
                rows.accept(row);
            });
        }

        @Override
        public long erase(Person person) {
            return jdbc.sql("delete from contact where id = :contact")
                    .param("contact", person.contactId())
                    .update();
        }
    }
}
