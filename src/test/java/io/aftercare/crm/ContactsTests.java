package io.aftercare.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.common.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class ContactsTests extends CrmTest {

    @Autowired
    private Properties properties;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DataSource database;

    @Test
    void findsAContactByIdAndByAddressInAnyCase() {
        var email = unique() + "@Example.com";
        var contact = contacts.put(new ContactCommand(email, "Ann", null, "PT-br", null));

        assertThat(contact.isNew()).isTrue();
        assertThat(contact.language()).isEqualTo("pt-BR");
        assertThat(contacts.find(contact.id())).contains(contact);
        assertThat(contacts.findByEmail(email.toUpperCase(Locale.ROOT))).contains(contact);
        assertThat(contacts.find(new ContactId(new UUID(0, 0)))).isEmpty();
    }

    @Test
    void refusesWhomSomebodyErasesWhileTheImportFindsThemUnchanged() {
        var contact = newContact();
        var connections = new AtomicInteger();
        var erasing = new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                if (connections.incrementAndGet() == 2) {
                    jdbc.sql("delete from contact where email = :email")
                            .param("email", contact.email())
                            .update();
                }
                return super.getConnection();
            }
        };

        var results = new ContactBatch(JdbcClient.create(erasing), properties, time)
                .put(List.of(command(contact.email(), Map.of())));

        assertThat(results)
                .singleElement()
                .isInstanceOfSatisfying(
                        Importing.Result.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("changed-meanwhile"));
    }

    @Test
    void leavesWhatIsAbsentUnchanged() {
        var before = newContact();

        var after = contacts.put(new ContactCommand(before.email(), null, "Smith", null, null));

        assertThat(after.isNew()).isFalse();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.firstName()).isEqualTo("Ann");
        assertThat(after.lastName()).isEqualTo("Smith");
        assertThat(after.language()).isEqualTo("en");
        assertThat(after.createdAt()).isEqualTo(before.createdAt());
    }

    @Test
    void keepsTypedProperties() {
        var contact = newContact();

        contacts.updateProperties(
                contact.id(),
                Map.of("last_ces_rating", 6, "last_ces_comment", "a\nb", "last_ces_date", LocalDate.of(2026, 3, 29)),
                "answer");

        assertThat(contacts.find(contact.id()).orElseThrow().properties())
                .isEqualTo(Map.of("last_ces_rating", 6, "last_ces_comment", "a\nb", "last_ces_date", "2026-03-29"));
    }

    @Test
    void remembersEveryRealChangeAndNoOther() {
        var contact = newContact();
        Map<String, Object> first = Map.of("last_ces_rating", 6, "last_ces_comment", "fine");

        contacts.updateProperties(contact.id(), first, "answer one");
        contacts.updateProperties(contact.id(), first, "answer one");
        contacts.updateProperties(contact.id(), Map.of("last_ces_rating", 6.0), "the same number");
        contacts.updateProperties(contact.id(), Map.of("last_ces_rating", 2, "last_ces_comment", "fine"), "answer two");
        contacts.updateProperties(contact.id(), nothing("last_ces_comment"), "taken back");
        contacts.updateProperties(contact.id(), nothing("last_ces_comment"), "taken back");

        assertThat(history(contact))
                .containsExactly(
                        "last_ces_comment null fine answer one",
                        "last_ces_rating null 6 answer one",
                        "last_ces_rating 6 2 answer two",
                        "last_ces_comment fine null taken back");
        assertThat(contacts.find(contact.id()).orElseThrow().version()).isEqualTo(3);
    }

    @Test
    void remembersChangesThatCameWithTheContact() {
        var email = unique() + "@example.com";
        contacts.put(command(email, Map.of("last_nps_rating", 9)));
        var contact = contacts.put(command(email, Map.of("last_nps_rating", 10)));

        assertThat(history(contact))
                .containsExactly("last_nps_rating null 9 contact-put", "last_nps_rating 9 10 contact-put");
    }

    @Test
    void refusesWrongValuesAndChangesNothing() {
        var contact = newContact();

        assertThatThrownBy(() -> contacts.updateProperties(
                        contact.id(), Map.of("last_ces_rating", "six", "last_ces_comment", "fine"), "answer"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("last_ces_rating");
        assertThatThrownBy(() -> contacts.updateProperties(contact.id(), Map.of("no_such", 1), "answer"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no_such");
        assertThat(contacts.find(contact.id())).contains(contact);
        assertThat(history(contact)).isEmpty();
    }

    @Test
    void refusesToUpdateOrLockNobody() {
        var nobody = new ContactId(new UUID(0, 0));

        assertThatThrownBy(() -> contacts.updateProperties(nobody, Map.of("last_ces_rating", 6), "answer"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> transaction.execute(status -> contacts.lock(nobody)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void locksOnlyInsideTheCallersTransaction() {
        var contact = newContact();

        assertThatThrownBy(() -> contacts.lock(contact.id())).isInstanceOf(IllegalTransactionStateException.class);
        Contact locked = transaction.execute(status -> contacts.lock(contact.id()));
        assertThat(locked).isEqualTo(contact);
    }

    @Test
    void losesNoChangeOfThoseWhoComeAtOnce() throws Exception {
        var contact = newContact();
        var work = IntStream.range(0, 10)
                .<Callable<Void>>mapToObj(number -> () -> {
                    contacts.updateProperties(contact.id(), Map.of("last_nps_rating", number), "answer " + number);
                    return null;
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        var steps = jdbc.sql(
                        "select old_value, new_value from contact_property_change where contact_id = :id order by id")
                .param("id", contact.id().value())
                .query((row, number) -> new String[] {row.getString(1), row.getString(2)})
                .list();
        var last = contacts.find(contact.id()).orElseThrow().properties().get("last_nps_rating");

        assertThat(steps).hasSize(10);
        assertThat(steps.stream().map(step -> step[0]).filter(old -> old != null))
                .doesNotHaveDuplicates()
                .hasSize(9);
        assertThat(steps.stream().map(step -> step[1])).doesNotHaveDuplicates().contains(String.valueOf(last));
    }

    @Test
    void makesOneContactOfTenAtOnce() throws Exception {
        var email = unique() + "@example.com";
        var work = IntStream.range(0, 10)
                .<Callable<Contact>>mapToObj(number -> () -> contacts.put(command(email, Map.of())))
                .toList();
        try (var threads = Executors.newFixedThreadPool(10)) {
            var made = threads.invokeAll(work).stream()
                    .map(done -> done.resultNow())
                    .toList();
            assertThat(made)
                    .extracting(Contact::id)
                    .containsOnly(made.getFirst().id());
            assertThat(made).filteredOn(Contact::isNew).hasSize(1);
        }
    }

    @Test
    void knowsAPropertyAsSoonAsItIsDefined() {
        var name = "plan_" + UUID.randomUUID().toString().replace('-', '_');
        var contact = newContact();
        var definition = new PropertyDefinition(name, "Plan", PropertyType.CHOICE, List.of("silver", "gold"));
        properties.create(definition);

        contacts.updateProperties(contact.id(), Map.of(name, "gold"), "sale");

        assertThat(contacts.find(contact.id()).orElseThrow().token(name)).contains("gold");
        assertThat(properties.list()).contains(definition);
        assertThatThrownBy(() -> properties.create(definition)).isInstanceOf(Refusal.class);
    }

    @Test
    void needsOneStatementEach() throws Exception {
        var contact = newContact();
        Map<String, Object> rating = Map.of("last_ces_rating", 3);
        contacts.updateProperties(contact.id(), rating, "warm");

        assertStatements(1, () -> contacts.put(command(contact.email(), Map.of("last_ces_rating", 4))));
        assertStatements(1, () -> contacts.find(contact.id()));
        assertStatements(1, () -> {
            contacts.updateProperties(contact.id(), rating, "answer");
            return null;
        });
    }

    private static Map<String, @Nullable Object> nothing(String name) {
        var values = new HashMap<String, @Nullable Object>();
        values.put(name, null);
        return values;
    }

    private List<String> history(Contact contact) {
        return jdbc.sql("""
                        select name, old_value, new_value, cause from contact_property_change
                        where contact_id = :id
                        order by changed_at, name
                        """)
                .param("id", contact.id().value())
                .query((row, number) ->
                        "%s %s %s %s".formatted(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }
}
