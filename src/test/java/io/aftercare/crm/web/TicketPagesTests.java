package io.aftercare.crm.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Pipelines;
import io.aftercare.crm.Ticket;
import io.aftercare.crm.TicketCommand;
import io.aftercare.crm.Tickets;
import io.aftercare.identity.Role;
import io.aftercare.pages.BrowserTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TicketPagesTests extends BrowserTest {

    private static final String HOSTILE = "<b>\"'{{x}}$y";

    @Autowired
    private Contacts contacts;

    @Autowired
    private Tickets tickets;

    @Autowired
    private Pipelines pipelines;

    private final String mark = "t" + UUID.randomUUID();

    @Test
    void narrowsTheListByPipelineAndStateInItsAddress() {
        var open = newTicket("1");
        var closed = newTicket("2");
        tickets.close(closed.externalId());
        var page = signedIn(Role.AUTHOR);
        click(page, AriaRole.LINK, "Tickets");
        page.getByLabel("Search tickets").fill(mark);
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(3);
        assertThat(page.getByText("Open a ticket")).hasCount(0);

        page.getByLabel("State").selectOption("closed");
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
        assertThat(link(page, closed.externalId())).isVisible();
        page.getByLabel("Pipeline").selectOption(mark);
        page.waitForURL(url -> url.contains("pipeline=" + mark) && url.contains("state=closed"));

        page.reload();
        assertThat(page.getByLabel("State")).hasValue("closed");
        assertThat(page.getByLabel("Pipeline")).hasValue(mark);
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
        page.getByLabel("State").selectOption("open");
        assertThat(link(page, open.externalId())).isVisible();
    }

    @Test
    void opensATicketOnceItIsRight() {
        var contact = contacts.put(new ContactCommand(mark + "@example.com", HOSTILE, null, null, null));
        pipelines.create(mark, HOSTILE);
        var page = signedIn(Role.LEAD);
        page.navigate("/contacts/" + contact.id());
        click(page, AriaRole.LINK, "Open a ticket");
        assertThat(page.getByLabel("Contact's mail address")).hasValue(contact.email());

        page.getByLabel("Ticket", new Page.GetByLabelOptions().setExact(true)).fill("a/b");
        page.getByLabel("Subject").fill(HOSTILE);
        button(page, "Open ticket");
        assertThat(page.getByText("Must be 1 to 100 of the letters")).isVisible();
        assertThat(page.getByText("Fill this in.")).isVisible();
        assertThat(page.getByLabel("Subject")).hasValue(HOSTILE);

        page.getByLabel("Ticket", new Page.GetByLabelOptions().setExact(true)).fill(mark);
        page.getByLabel("Pipeline").selectOption(mark);
        page.getByLabel("Contact's mail address").fill("nobody-" + contact.email());
        button(page, "Open ticket");
        assertThat(page.getByText("No contact has the address")).isVisible();

        page.getByLabel("Contact's mail address").fill(contact.email());
        button(page, "Open ticket");
        seesHeading(page, HOSTILE);
        click(page, AriaRole.LINK, HOSTILE);
        seesHeading(page, HOSTILE);
        assertThat(link(page, mark)).isVisible();
    }

    @Test
    void closesAndReopensATicketAfterSayingWhatHappens() {
        var ticket = newTicket("");
        var page = signedIn(Role.LEAD);
        page.navigate("/tickets/" + ticket.externalId());

        button(page, "Close ticket");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("No survey is live for the pipeline '" + mark + "'");
        button(page, "Cancel");
        button(page, "Close ticket");
        page.getByRole(AriaRole.DIALOG).getByText("Close ticket", exact()).click();
        assertThat(page.getByText("The ticket is closed.")).isVisible();

        button(page, "Reopen");
        page.getByRole(AriaRole.DIALOG).getByText("Reopen", exact()).click();
        assertThat(page.getByText("The ticket is open again.")).isVisible();
        org.assertj.core.api.Assertions.assertThat(tickets.findByExternalId(ticket.externalId())
                        .orElseThrow()
                        .isOpen())
                .isTrue();
    }

    @Test
    void tellsWhoComesLateThatTheTicketIsClosed() {
        var ticket = newTicket("");
        var page = signedIn(Role.LEAD);
        page.navigate("/tickets/" + ticket.externalId());
        tickets.close(ticket.externalId());

        button(page, "Close ticket");
        page.getByRole(AriaRole.DIALOG).getByText("Close ticket", exact()).click();
        assertThat(page.getByText("is closed already")).isVisible();
    }

    private Ticket newTicket(String suffix) {
        if (!pipelines.exists(mark)) {
            pipelines.create(mark, "Pipeline " + mark);
        }
        contacts.put(new ContactCommand(mark + "@example.com", "Ann", "Lee", null, null));
        return tickets.create(
                new TicketCommand(mark + suffix, "Printer on fire " + mark, mark, mark + "@example.com", null));
    }

    private static com.microsoft.playwright.Locator.GetByTextOptions exact() {
        return new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true);
    }

    private static com.microsoft.playwright.Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }
}
