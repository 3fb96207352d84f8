package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.RequestOptions;
import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Pipelines;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import io.aftercare.crm.TicketCommand;
import io.aftercare.crm.Tickets;
import io.aftercare.identity.Role;
import io.aftercare.mail.Suppression;
import io.aftercare.mail.Suppressions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How the pages of contacts and tickets look with hostile and long values, and who may change what. */
class CrmPagesTests extends BrowserTest {

    private static final String HOSTILE = "<b>\"'{{x}}$y";
    private static final String EMAIL = "a-very-long-mail-address-of-somebody@sub.domain.of.a.long.example.com";

    @Autowired
    private Contacts contacts;

    @Autowired
    private Properties properties;

    @Autowired
    private Pipelines pipelines;

    @Autowired
    private Tickets tickets;

    @Autowired
    private Suppressions suppressions;

    private String contactPath = "";

    @BeforeEach
    void hostileData() {
        if (!pipelines.exists("looks")) {
            pipelines.create("looks", HOSTILE);
            properties.create(new PropertyDefinition("looks_tier", HOSTILE, PropertyType.CHOICE, List.of(HOSTILE)));
            properties.create(new PropertyDefinition("looks_note", "Note", PropertyType.TEXT, List.of()));
            var contact = contacts.put(new ContactCommand(
                    EMAIL, HOSTILE, "Ray", "pt-BR", Map.of("looks_tier", HOSTILE, "looks_note", "x".repeat(200))));
            tickets.create(new TicketCommand("LOOKS-1", HOSTILE + " " + "y".repeat(200), "looks", EMAIL, EMAIL));
            tickets.create(new TicketCommand("LOOKS-2", "Closed", "looks", EMAIL, null));
            tickets.close("LOOKS-2");
            suppressions.suppress(contact.email(), Suppression.Reason.UNSUBSCRIBED);
        }
        contactPath =
                "/contacts/" + contacts.findByEmail(EMAIL).map(Contact::id).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "/contacts?search=very-long, contacts",
        "/contacts?search=nobody-has-this, contacts-none",
        "/contacts/new, contact-new",
        "/contacts/import, contacts-import",
        "CONTACT, contact",
        "CONTACT/edit, contact-edit",
        "/tickets?pipeline=looks, tickets",
        "/tickets/LOOKS-1, ticket",
        "/tickets/LOOKS-2, ticket-closed",
        "/tickets/-/new, ticket-new",
        "/tickets/-/import, tickets-import",
        "/settings/pipelines/looks, pipeline",
        "/settings/properties, properties",
        "/settings/properties/looks_tier, property"
    })
    void looksGood(String path, String name) {
        var page = signedIn(Role.ADMIN, path.replace("CONTACT", contactPath));

        Look.at(page, name);
    }

    @Test
    void pipelinesLookGood() {
        var page = signedIn(Role.ADMIN, "/settings/pipelines");

        Look.at(page, "pipelines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contacts?search=very-long", "CONTACT", "/tickets?search=LOOKS-", "/tickets/LOOKS-1"})
    void offerAnAuthorNothingToChange(String path) {
        var page = signedIn(Role.AUTHOR, path.replace("CONTACT", contactPath));

        assertThat(page.locator("main .page-header .btn-list").locator("a, button"))
                .hasCount(0);
        assertThat(page.locator("main a[href*='/new'], main a[href*='/edit'], main a[href*='import']"))
                .hasCount(0);
    }

    @Test
    void aTicketThatIsClosedByHandIsInTheAuditTrail() {
        var name = "LOOKS-" + UUID.randomUUID();
        var ticket = tickets.create(new TicketCommand(name, "By hand", "looks", EMAIL, null));
        var page = signedIn(Role.ADMIN);
        var token = page.locator("meta[name=csrf]").getAttribute("content");

        page.request()
                .post("/tickets/" + name + "/close", RequestOptions.create().setHeader("X-CSRF-TOKEN", token));

        org.assertj.core.api.Assertions.assertThat(
                        jdbc.sql("select actor_kind || ' ' || act from audit_entry where subject = :ticket")
                                .param("ticket", ticket.id().toString())
                                .query(String.class)
                                .list())
                .containsExactly("user closed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/contacts/new",
                "/contacts/import",
                "CONTACT/edit",
                "/tickets/-/new",
                "/tickets/-/import",
                "/tickets/LOOKS-1/close",
                "/tickets/LOOKS-1/reopen",
                "/settings/pipelines",
                "/settings/pipelines/looks/delete",
                "/settings/properties",
                "/settings/properties/looks_tier/delete"
            })
    void refuseAChangeByAnAuthor(String path) {
        var page = signedIn(Role.AUTHOR);
        var token = page.locator("meta[name=csrf]").getAttribute("content");

        var answer = page.request()
                .post(
                        path.replace("CONTACT", contactPath),
                        RequestOptions.create().setHeader("X-CSRF-TOKEN", token));
        org.assertj.core.api.Assertions.assertThat(answer.status()).isEqualTo(403);
        org.assertj.core.api.Assertions.assertThat(answer.text()).contains("Your role does not allow this");
    }
}
