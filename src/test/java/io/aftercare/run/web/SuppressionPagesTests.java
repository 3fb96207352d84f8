package io.aftercare.run.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Role;
import io.aftercare.mail.Suppression.Reason;
import io.aftercare.mail.Suppressions;
import io.aftercare.pages.BrowserTest;
import io.aftercare.pages.Look;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A contact's page says why the contact gets no survey mails, and lets a lead end that. */
class SuppressionPagesTests extends BrowserTest {

    @Autowired
    private Suppressions suppressions;

    @Test
    void aLeadLetsAContactBeMailedAgain() {
        var path = "/contacts/" + suppressedContact();
        var page = signedIn(Role.LEAD, path);
        assertThat(page.getByText("a mail to this address came back")).isVisible();
        assertThat(page.getByText("The mailbox does not exist (5.1.1).")).isVisible();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Mail again"))
                .click();
        Look.at(page, "contact-mail-again");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Mail again"))
                .click();

        assertThat(page.getByText("This contact may get survey mails again.")).isVisible();
        assertThat(page.getByText("ended that on")).isVisible();
        Look.at(page, "contact-mailed-again");
    }

    @Test
    void whoMayNotChangeContactsOnlySeesWhy() {
        var page = signedIn(Role.AUTHOR, "/contacts/" + suppressedContact());

        assertThat(page.getByText("a mail to this address came back")).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Mail again")))
                .not()
                .isVisible();
    }

    private String suppressedContact() {
        var email = UUID.randomUUID() + "@customer.test";
        var made = post("/api/v1/contacts", "{\"email\": \"%s\"}".formatted(email))
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        suppressions.suppress(email, Reason.BOUNCED, "The mailbox does not exist (5.1.1).");
        return JsonPath.read(made, "$.id");
    }
}
