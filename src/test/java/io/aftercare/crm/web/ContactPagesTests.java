package io.aftercare.crm.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import io.aftercare.identity.Role;
import io.aftercare.pages.BrowserTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ContactPagesTests extends BrowserTest {

    private static final String HOSTILE = "<b>\"'{{x}}$y";

    @Autowired
    private Contacts contacts;

    @Autowired
    private Properties properties;

    @Test
    void findsAContactAsOneTypesAndOpensIt() {
        var mark = "c" + UUID.randomUUID();
        contacts.put(new ContactCommand(mark + "@example.com", HOSTILE, "Ray", "en", null));
        var page = signedIn(Role.AUTHOR);
        click(page, AriaRole.LINK, "Contacts");

        page.getByLabel("Search contacts").fill(mark.toUpperCase(java.util.Locale.ROOT));
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
        assertThat(page.getByText("Add contact")).hasCount(0);
        click(page, AriaRole.LINK, HOSTILE + " Ray");

        seesHeading(page, HOSTILE + " Ray");
        assertThat(page.getByText("This contact may get survey mails.")).isVisible();
        assertThat(page.getByText("Edit", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);
    }

    @Test
    void turnsThePagesOfTheList() {
        var mark = "p" + UUID.randomUUID() + "&+";
        for (var number = 0; number < 51; number++) {
            contacts.put(new ContactCommand(
                    "%s%d@example.com".formatted(mark.replace("&+", "-"), number), mark, null, null, null));
        }
        var page = signedIn(Role.LEAD);
        page.navigate("/contacts");
        page.getByLabel("Search contacts").fill(mark);
        page.waitForURL(url -> url.contains("search="));

        assertThat(page.getByRole(AriaRole.ROW)).hasCount(51);
        click(page, AriaRole.LINK, "Next page");
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
        assertThat(page.getByLabel("Search contacts")).hasValue(mark);
    }

    @Test
    void saysWhenNothingFits() {
        var page = signedIn(Role.LEAD);
        page.navigate("/contacts?search=" + UUID.randomUUID());

        assertThat(page.getByText("No contact fits")).isVisible();
    }

    @Test
    void addsAContactOnceItIsRight() {
        var mark = "a" + UUID.randomUUID();
        var page = signedIn(Role.LEAD);
        page.navigate("/contacts");
        click(page, AriaRole.LINK, "Add contact");
        button(page, "Add contact");
        assertThat(page.getByText("Fill this in.")).isVisible();

        page.getByLabel("Mail address").fill("not an address");
        page.getByLabel("First name").fill(HOSTILE);
        page.getByLabel("Language").fill("english please");
        button(page, "Add contact");
        assertThat(page.getByText("Must be a plain mail address")).isVisible();
        assertThat(page.getByText("Must be a language tag")).isVisible();
        assertThat(page.getByLabel("First name")).hasValue(HOSTILE);

        page.getByLabel("Mail address").fill(mark + "@example.com");
        page.getByLabel("Language").fill("pt-br");
        button(page, "Add contact");
        seesHeading(page, HOSTILE);
        assertThat(page.getByText("The contact is added.")).isVisible();
        assertThat(page.getByText("pt-BR")).isVisible();
    }

    @Test
    void addsNoContactTwice() {
        var there = contacts.put(new ContactCommand("t" + UUID.randomUUID() + "@example.com", null, null, null, null));
        var page = signedIn(Role.LEAD);
        page.navigate("/contacts/new");
        page.getByLabel("Mail address").fill(there.email());
        button(page, "Add contact");

        assertThat(page.getByText("A contact has this address already.")).isVisible();
        assertThat(page.getByLabel("Mail address")).hasValue(there.email());
    }

    @Test
    void editsNamesLanguageAndPropertiesOfEveryType() {
        var mark = "e" + UUID.randomUUID().toString().replace("-", "");
        define(mark + "_text", "Plan " + mark, PropertyType.TEXT);
        define(mark + "_number", "Seats " + mark, PropertyType.NUMBER);
        define(mark + "_date", "Since " + mark, PropertyType.DATE);
        define(mark + "_choice", "Tier " + mark, PropertyType.CHOICE, "gold", HOSTILE);
        var contact = contacts.put(new ContactCommand(
                mark + "@example.com", "Ann", "Lee", "en", Map.of(mark + "_text", "old", "last_ces_rating", 5)));
        var user = newUser(Role.LEAD);
        var page = signedIn(user, new com.microsoft.playwright.Browser.NewContextOptions());
        page.navigate("/contacts/" + contact.id());
        click(page, AriaRole.LINK, "Edit");

        page.getByLabel("First name").fill("");
        page.getByLabel("Plan " + mark).fill(HOSTILE);
        page.getByLabel("Seats " + mark).fill("a lot");
        page.getByLabel("Since " + mark).fill("2026-03-31");
        page.getByLabel("Tier " + mark).selectOption(HOSTILE);
        button(page, "Save");
        assertThat(page.getByText("This must be a number of at most 20 digits."))
                .isVisible();
        assertThat(page.getByLabel("Seats " + mark)).hasValue("a lot");
        assertThat(page.getByLabel("Plan " + mark)).hasValue(HOSTILE);
        assertThat(page.getByLabel("Tier " + mark)).hasValue(HOSTILE);

        page.getByLabel("Seats " + mark).fill("12.5");
        button(page, "Save");
        seesHeading(page, "Lee");
        assertThat(page.getByText("The contact is saved.")).isVisible();
        assertThat(page.getByText("Edited by " + user.email())).hasCount(4);
        var saved = contacts.find(contact.id()).orElseThrow();
        org.assertj.core.api.Assertions.assertThat(saved.firstName()).isNull();
        org.assertj.core.api.Assertions.assertThat(saved.token(mark + "_number"))
                .contains("12.5");
        org.assertj.core.api.Assertions.assertThat(saved.token("last_ces_rating"))
                .contains("5");
    }

    @Test
    void tellsTheLaterOfTwoWhoEditAndKeepsWhatWasTyped() {
        var contact =
                contacts.put(new ContactCommand("v" + UUID.randomUUID() + "@example.com", "Ann", "Lee", null, null));
        var page = signedIn(Role.LEAD);
        page.navigate("/contacts/" + contact.id() + "/edit");
        contacts.put(new ContactCommand(contact.email(), "Anne", null, null, null));

        page.getByLabel("Last name").fill("Ray");
        button(page, "Save");
        assertThat(page.getByText("This contact was changed while you edited it."))
                .isVisible();
        assertThat(page.getByLabel("Last name")).hasValue("Ray");

        button(page, "Save");
        seesHeading(page, "Ann Ray");
    }

    private void define(String name, String label, PropertyType type, String... choices) {
        properties.create(new PropertyDefinition(name, label, type, List.of(choices)));
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
