package io.aftercare.crm.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Pipelines;
import io.aftercare.crm.TicketCommand;
import io.aftercare.crm.Tickets;
import io.aftercare.identity.Role;
import io.aftercare.pages.BrowserTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of pipelines and properties. */
class CrmSettingsPagesTests extends BrowserTest {

    private static final String HOSTILE = "<b>\"'{{x}}$y";

    @Autowired
    private Contacts contacts;

    @Autowired
    private Pipelines pipelines;

    @Autowired
    private Tickets tickets;

    private final String mark = "s" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void createsRenamesAndDeletesAPipeline() {
        var page = signedIn(Role.ADMIN);
        click(page, AriaRole.LINK, "Pipelines");
        page.getByLabel("Name").fill(HOSTILE + mark);
        page.getByLabel("Key").fill("Not a key");
        button(page, "Create pipeline");
        assertThat(page.getByText("Must be lower-case letters, digits and dashes"))
                .isVisible();
        assertThat(page.getByLabel("Name")).hasValue(HOSTILE + mark);

        page.getByLabel("Key").fill(mark);
        button(page, "Create pipeline");
        assertThat(page.getByText("The pipeline is created.")).isVisible();
        page.getByLabel("Name").fill("Again");
        page.getByLabel("Key").fill(mark);
        button(page, "Create pipeline");
        assertThat(page.getByText("A pipeline '" + mark + "' exists already.")).isVisible();

        click(page, AriaRole.LINK, HOSTILE + mark);
        page.getByLabel("Name").fill("");
        button(page, "Save");
        assertThat(page.getByText("Fill this in.")).isVisible();
        page.getByLabel("Name").fill("Renamed " + mark);
        button(page, "Save");
        click(page, AriaRole.LINK, "Renamed " + mark);
        confirm(page);
        assertThat(page.getByText("The pipeline is deleted.")).isVisible();
        org.assertj.core.api.Assertions.assertThat(pipelines.exists(mark)).isFalse();
    }

    @Test
    void keepsAPipelineWithTickets() {
        pipelines.create(mark, mark);
        contacts.put(new ContactCommand(mark + "@example.com", null, null, null, null));
        tickets.create(new TicketCommand(mark, "Printer", mark, mark + "@example.com", null));
        var page = signedIn(Role.ADMIN);
        page.navigate("/settings/pipelines/" + mark);

        assertThat(page.getByText("cannot be deleted, as tickets are in it: 1."))
                .isVisible();
        assertThat(page.getByText("Delete", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);
    }

    @Test
    void createsRelabelsAndDeletesAProperty() {
        var page = signedIn(Role.ADMIN);
        click(page, AriaRole.LINK, "Properties");
        page.getByLabel("Label").fill(HOSTILE + mark);
        page.getByLabel("Name").fill("Not a name");
        page.getByLabel("Type").selectOption("choice");
        button(page, "Create property");
        assertThat(page.getByText("Must be a lower-case letter, then")).isVisible();
        assertThat(page.getByText("Must be different values for a choice")).isVisible();
        assertThat(page.getByLabel("Type")).hasValue("choice");

        page.getByLabel("Name").fill(mark);
        page.getByLabel("Choices").fill("gold\n" + HOSTILE + "\n");
        button(page, "Create property");
        assertThat(page.getByText("The property is created.")).isVisible();
        contacts.put(new ContactCommand(mark + "@example.com", null, null, null, Map.of(mark, HOSTILE)));

        click(page, AriaRole.LINK, HOSTILE + mark);
        page.getByLabel("Label").fill("Tier " + mark);
        button(page, "Save");
        click(page, AriaRole.LINK, "Tier " + mark);
        confirm(page);
        assertThat(page.getByText("The property is deleted.")).isVisible();
        org.assertj.core.api.Assertions.assertThat(contacts.findByEmail(mark + "@example.com")
                        .orElseThrow()
                        .properties())
                .isEmpty();
    }

    @Test
    void keepsWhatAnswersWrite() {
        var page = signedIn(Role.ADMIN);
        page.navigate("/settings/properties/last_ces_rating");

        assertThat(page.getByText("Answers write this property, so it cannot be deleted."))
                .isVisible();
    }

    private static void confirm(Page page) {
        button(page, "Delete");
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).isVisible();
        dialog.getByText("Delete", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }
}
