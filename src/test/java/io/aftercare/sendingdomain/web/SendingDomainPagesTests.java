package io.aftercare.sendingdomain.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Role;
import io.aftercare.pages.BrowserTest;
import io.aftercare.pages.Look;
import io.aftercare.sendingdomain.DnsServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sending domains as an admin keeps them. */
class SendingDomainPagesTests extends BrowserTest {

    private final String name = "surveys-" + UUID.randomUUID().toString().substring(0, 8) + ".example";

    @AfterEach
    void removeDomains() {
        jdbc.sql("delete from sending_domain").update();
    }

    @Test
    void aDomainIsAddedPublishedCheckedRotatedAllowedAndRemoved() {
        var page = signedIn(Role.ADMIN, "/settings/sending-domains");
        page.getByLabel("Domain", new Page.GetByLabelOptions().setExact(true)).fill("no domain");
        click(page, "Add domain");
        assertThat(page.getByText("This is not a domain that mails can come from"))
                .isVisible();
        page.getByLabel("Domain", new Page.GetByLabelOptions().setExact(true)).fill(name);
        click(page, "Add domain");
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(name)))
                .isVisible();
        Look.at(page, "sending-domain-new");

        publish(page);
        click(page, "Check now");
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new GetByRoleOptions().setName("Ready").setExact(true)))
                .isVisible();
        click(page, "Make a new key");
        assertThat(page.getByText("The present key signs until")).isVisible();
        Look.at(page, "sending-domain-rotating");
        click(page, "Use new key now");
        confirm(page, "Use new key now");
        assertThat(unknown(page)).isVisible();
        click(page, "Check now");
        assertThat(unknown(page)).hasCount(0);
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Not ready")))
                .isVisible();
        click(page, "Send anyway");
        confirm(page, "Send anyway");
        assertThat(page.getByText("allowed surveys to be published all the same"))
                .isVisible();
        Look.at(page, "sending-domain-allowed");
        page.navigate("/settings/sending-domains");
        assertThat(page.getByText("allowed though not ready")).isVisible();
        Look.at(page, "sending-domains");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name)).click();
        click(page, "Remove domain");
        confirm(page, "Remove domain");
        assertThat(page.getByText("No sending domains yet")).isVisible();
    }

    /** Does what whoever keeps the DNS would do: copies the first record from the page. */
    private static void publish(Page page) {
        DnsServer.instance()
                .publish(
                        page.locator("#name-1").inputValue(),
                        page.locator("#value-1").inputValue());
    }

    /** What nobody has looked for since the key was changed. */
    private static Locator unknown(Page page) {
        return page.getByText("unknown", new Page.GetByTextOptions().setExact(true));
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    private static void confirm(Page page, String button) {
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
