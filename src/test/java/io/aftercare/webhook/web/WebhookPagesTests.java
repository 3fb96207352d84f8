package io.aftercare.webhook.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Role;
import io.aftercare.pages.BrowserTest;
import io.aftercare.pages.Look;
import io.aftercare.webhook.Receiver;
import io.aftercare.webhook.WebhookCommand;
import io.aftercare.webhook.Webhooks;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Webhooks as an admin keeps them. */
class WebhookPagesTests extends BrowserTest {

    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{43}=");

    private final String name = "<b>'\"&amp; ${7*7} {{x}} " + UUID.randomUUID();

    @Autowired
    private Webhooks webhooks;

    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void aWebhookIsAddedTestedMovedSwitchedRotatedAndDeleted() {
        var page = signedIn(Role.ADMIN);
        click(page, AriaRole.LINK, "Webhooks");
        click(page, AriaRole.LINK, "Add a webhook");
        page.getByLabel("Name").fill(name);
        page.getByLabel("Address").fill("http://127.1/");
        click(page, AriaRole.BUTTON, "Add webhook");
        assertThat(problem(page)).containsText("This is no address that can be called");
        assertThat(page.getByLabel("Name")).hasValue(name);
        page.getByLabel("Address").fill(receiver.url());
        click(page, AriaRole.BUTTON, "Add webhook");
        seesHeading(page, "Your new signing secret");
        assertThat(page.getByLabel("Secret of")).hasValue(SECRET);
        Look.at(page, "webhook-secret");
        click(page, AriaRole.LINK, "Done");

        seesHeading(page, name);
        assertThat(page.getByText("Nothing was sent yet")).isVisible();
        click(page, AriaRole.BUTTON, "Send a test");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("answered 204");
        receiver.answers(503, "<b>down</b> for\nmaintenance");
        click(page, AriaRole.BUTTON, "Send a test");
        assertThat(problem(page)).containsText("answered 503");
        page.getByText("What the receiver said").click();
        assertThat(page.getByText("<b>down</b> for")).isVisible();

        page.getByLabel("Address").fill(receiver.url() + "/new");
        click(page, AriaRole.BUTTON, "Save");
        assertThat(page.getByText("Saved. Send a test")).isVisible();
        confirm(page, "Switch off");
        assertThat(page.getByText("The webhook is off.")).isVisible();
        click(page, AriaRole.BUTTON, "Switch on");
        assertThat(page.getByText("The webhook is on.")).isVisible();

        confirm(page, "Rotate secret");
        assertThat(page.getByLabel("Secret of")).hasValue(SECRET);
        assertThat(page.getByText("The secret before signs, too, until")).isVisible();
        click(page, AriaRole.LINK, "Done");
        confirm(page, "Delete");
        assertThat(page.getByText("The webhook is deleted.")).isVisible();
        assertThat(page.getByText(name)).hasCount(0);
    }

    @Test
    void theLogShowsWhatFailedAPageAtATime() {
        var webhook = webhooks.create(new WebhookCommand(name, receiver.url()), "ann@northwind.example")
                .webhook();
        for (var i = 0; i < 21; i++) {
            webhooks.deliver(name, "job-" + i, "survey.answered", Map.of());
        }
        receiver.answers(500, "Internal error\n" + "at com.example.Receiver.take(Receiver.java:42) ".repeat(30));
        webhooks.deliver(name, "job-21", "survey.answered", Map.of());
        webhooks.deliver(name, "job-21", "survey.answered", Map.of());
        receiver.answers(307, "");
        webhooks.deliver(name, "job-22", "survey.answered", Map.of());
        webhooks.disable(webhook.id(), "ann@northwind.example");
        webhooks.deliver(name, "job-23", "survey.answered", Map.of());

        var page = signedIn(Role.ADMIN);
        page.navigate("/settings/webhooks/" + webhook.id());
        assertThat(rows(page)).hasCount(20);
        assertThat(rows(page).nth(0)).containsText("refused");
        assertThat(rows(page).nth(1)).containsText("points elsewhere");
        assertThat(rows(page).nth(2)).containsText("job-21, try 2");
        Look.at(page, "webhook");
        click(page, AriaRole.LINK, "Next page");
        assertThat(rows(page)).hasCount(5);
        click(page, AriaRole.LINK, "Not delivered");
        assertThat(rows(page)).hasCount(4);

        page.navigate("/settings/webhooks");
        page.getByLabel("Search by name or address").fill(name.substring(20));
        assertThat(rows(page)).hasCount(1);
        assertThat(rows(page)).containsText("off");
        Look.at(page, "webhooks");
    }

    private static Locator rows(Page page) {
        return page.locator("tbody tr");
    }

    private static Locator problem(Page page) {
        return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.ALERT);
    }

    private static void confirm(Page page, String what) {
        var button = new GetByRoleOptions().setName(what).setExact(true);
        page.getByRole(AriaRole.BUTTON, button).click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(what).setExact(true))
                .click();
    }
}
