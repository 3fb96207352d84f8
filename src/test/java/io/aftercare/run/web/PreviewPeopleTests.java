package io.aftercare.run.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.StatementCount;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Tickets;
import io.aftercare.identity.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Choosing as whom to preview. */
class PreviewPeopleTests extends DraftTest {

    @Autowired
    private Tickets tickets;

    @Test
    void listsContactsWithTheirNewestTickets() throws Exception {
        var live = liveSurvey();
        var first = openTicket(live);
        var newest = openTicket(live, first.email());
        var without = unique() + "." + first.email();
        post("/api/v1/contacts", "{\"email\": \"%s\", \"firstName\": \"<b>$x\"}".formatted(without));

        var page = document(
                signedIn(Role.AUTHOR).get("/surveys/" + live.id() + "/preview/people?search=" + first.email()));

        assertThat(page.select("li")).hasSize(2);
        var id = contactId(first.email());
        assertThat(page.select("button[data-preview-contact=" + id + "]"))
                .extracting(button -> button.attr("data-preview-ticket"))
                .containsExactly("", newest.externalId());
        assertThat(page.expectFirst("li").text()).contains("<b>$x", without);
        assertThat(page.text()).contains("Ada Lovelace", "Printer on fire");
        var both = List.of(ContactId.of(id), ContactId.of(contactId(without)));
        assertThat(StatementCount.statementsOf(() -> tickets.latest(both))).hasSize(1);
    }

    @Test
    void saysWhenNobodyFits() {
        var author = signedIn(Role.LEAD);
        var people = "/surveys/" + draft("") + "/preview/people";

        assertThat(author.get(people + "?search=" + unique() + unique()).body()).contains("No contact fits");
        assertThat(document(author.get(people)).select("li").size()).isLessThanOrEqualTo(10);
        assertThat(author.get(people + "?search=" + "x".repeat(101)).statusCode())
                .isEqualTo(400);
        assertThat(author.get(people + "?search=%00").statusCode()).isEqualTo(400);
    }
}
