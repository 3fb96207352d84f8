package io.aftercare.crm;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.common.CursorPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTests extends CrmTest {

    @ParameterizedTest
    @CsvSource({
        "José, Ñandú, jose",
        "José, Ñandú, JOSÉ",
        "Jose, Nandu, josé ñandú",
        "Łukasz, Weiß, weiss",
        "Анна, Ли, АННА",
        "Ελένη, Σ, ελενη",
        "한글, 이, 한글",
        "50%_off, a\\b, %_off",
        "50%_off, a\\b, ％_o",
        "50%_off, a\\b, a\\b",
        "O'Hara, \"Q\", o'hara \"q",
        "a, b, a b"
    })
    void findsAContactByPartsOfItsNameInWhateverCaseAndAccents(String firstName, String lastName, String text) {
        var contact = contacts.put(new ContactCommand(unique() + "@example.com", firstName, lastName, null, null));
        var other = contacts.put(new ContactCommand(unique() + "@example.com", "Other", "Person", null, null));

        assertThat(search(text)).contains(contact.email()).doesNotContain(other.email());
    }

    @ParameterizedTest
    @CsvSource({"Zo, true", "Š, true", "_q, true", "oe, false", "e, false", "＿, true"})
    void looksForOneOrTwoLettersWhereWordsBegin(String text, boolean found) {
        var contact = contacts.put(new ContactCommand("1" + unique() + "@1.test", "Zoe", "Špaček", null, null));
        var other = contacts.put(new ContactCommand("2" + unique() + "@1.test", "1", "_q", null, null));

        assertThat(search(text).stream().anyMatch(List.of(contact.email(), other.email())::contains))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "\\%", "t-%", "t_", "%%%%%", "'; drop table contact; --", "\"", "\\'"})
    void readsNoCharacterAsAWildcard(String text) {
        var contact = newContact();

        assertThat(search(contact.email() + text)).isEmpty();
        assertThat(search(contact.email().replace("-", text))).isEmpty();
    }

    @Test
    void findsNothingWhereNothingFits() {
        assertThat(search(unique())).isEmpty();
        assertThat(search("x".repeat(100))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void restrictsNothingWithoutText(String text) {
        var contact = newContact();

        assertThat(contacts.search(new ContactFilter(text), null, 1).items())
                .extracting(ContactRow::id)
                .containsExactly(contact.id());
    }

    @Test
    void showsContactsNewestFirstPageByPage() {
        var mark = unique();
        var made = IntStream.range(0, 5)
                .mapToObj(number -> contacts.put(command(mark + number + "@example.com", Map.of())))
                .map(Contact::id)
                .toList();
        var seen = new ArrayList<ContactId>();
        String after = null;
        do {
            var page = contacts.search(new ContactFilter(mark), after == null ? null : ContactId.of(after), 2);
            page.items().forEach(row -> seen.add(row.id()));
            after = page.next();
        } while (after != null);

        assertThat(seen).isEqualTo(made.reversed());
    }

    @Test
    void showsATicketWithWhoseItIs() {
        var contact = newContact();
        var mark = unique();
        var ticket = tickets.create(
                new TicketCommand(mark, "Drücker brennt 100%", "support", contact.email(), "Owner@Else.example"));
        var closed = tickets.create(ticket(mark + "-closed", contact.email()));
        tickets.close(closed.externalId());

        assertThat(page(new TicketFilter("DRUCKER brennt 100%", null, null, "owner@else.example", contact.id())))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.externalId()).isEqualTo(mark);
                    assertThat(row.contactName()).isEqualTo("Ann Lee");
                    assertThat(row.contactEmail()).isEqualTo(contact.email());
                    assertThat(row.closedAt()).isNull();
                });
        assertThat(page(TicketFilter.of(contact.id())))
                .extracting(TicketRow::id)
                .containsExactly(closed.id(), ticket.id());
        assertThat(page(filter(mark, "support", Ticket.State.CLOSED)))
                .extracting(TicketRow::id)
                .containsExactly(closed.id());
        assertThat(page(filter(mark, "support", Ticket.State.OPEN)))
                .extracting(TicketRow::id)
                .containsExactly(ticket.id());
        assertThat(page(filter(mark, "no-such", null))).isEmpty();
        assertThat(page(filter(mark + "%", null, null))).isEmpty();
    }

    @Test
    void showsWhatHappenedToAContactNewestFirst() {
        var contact = newContact();
        IntStream.range(0, 3)
                .forEach(number ->
                        contacts.updateProperties(contact.id(), Map.of("last_ces_rating", number), "answer " + number));

        var first = contacts.changes(contact.id(), null, 2);
        var second = contacts.changes(contact.id(), Long.valueOf(String.valueOf(first.next())), 2);

        assertThat(Stream.of(first, second).map(CursorPage::items).flatMap(List::stream))
                .extracting(PropertyChange::cause)
                .containsExactly("answer 2", "answer 1", "answer 0");
        assertThat(first.items().getFirst().oldValue()).isEqualTo("1");
        assertThat(second.next()).isNull();
    }

    @Test
    void needsOneStatementHoweverManyThereAre() throws Exception {
        var contact = newContact();
        var all = Stream.generate(() -> ticket(unique(), contact.email()))
                .limit(200)
                .toList();
        tickets.createAll(all);

        assertThat(statementsOf(() -> page(TicketFilter.of(contact.id())))).hasSize(1);
        assertThat(statementsOf(() -> contacts.search(new ContactFilter("example.com"), null, 200)))
                .hasSize(1);
        assertThat(statementsOf(() -> contacts.changes(contact.id(), null, 200)))
                .hasSize(1);
    }

    private List<String> search(String text) {
        return contacts.search(new ContactFilter(text), null, 200).items().stream()
                .map(ContactRow::email)
                .toList();
    }

    private List<TicketRow> page(TicketFilter filter) {
        return tickets.search(filter, null, 200).items();
    }

    private static TicketFilter filter(String text, @Nullable String pipeline, Ticket.@Nullable State state) {
        return new TicketFilter(text, pipeline, state, null, null);
    }
}
