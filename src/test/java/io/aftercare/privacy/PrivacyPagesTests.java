package io.aftercare.privacy;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.Contacts;
import io.aftercare.identity.Role;
import io.aftercare.pages.BrowserTest;
import io.aftercare.pages.Look;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Exporting and erasing a contact in the browser. */
class PrivacyPagesTests extends BrowserTest {

    @Autowired
    private Contacts contacts;

    private final String email = UUID.randomUUID() + "@customer.test";
    private String path = "";

    @BeforeEach
    void makeContact() {
        path = "/contacts/"
                + contacts.put(new ContactCommand(email, "Ada", "Lovelace", null, null))
                        .id();
    }

    @Test
    void anAdminErasesAContactWhoseAddressIsTyped() {
        var page = signedIn(Role.ADMIN, "/settings/privacy");
        page.getByLabel("Mail address").fill("nobody@customer.test");
        click(page, AriaRole.BUTTON, "Find the contact");
        assertThat(page.getByText("No contact has this address").first()).isVisible();
        page.getByLabel("Mail address").fill(email);
        click(page, AriaRole.BUTTON, "Find the contact");
        seesHeading(page, "Ada Lovelace");
        Look.at(page, "contact-erase");

        confirm(page, "another@customer.test");
        assertThat(page.getByText("nothing was erased").first()).isVisible();
        assertThat(contacts.findByEmail(email)).isPresent();
        confirm(page, email);

        seesHeading(page, "Erasure of a contact");
        assertThat(page.getByText("The contact is gone.").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(page.locator("tbody")).containsText("Contact");
        Look.at(page, "erasure");
        assertThat(contacts.findByEmail(email)).isEmpty();
        page.navigate("/settings/privacy");
        Look.at(page, "privacy-with-erasures");
        page.navigate("/settings/audit?kind=contact&act=erased");
        assertThat(page.getByText("Erased contact").first()).isVisible();
        assertThat(page.getByText("Ada Lovelace")).hasCount(0);
        Look.at(page, "audit-erased");
        page.navigate("/contacts/00000000-0000-0000-0000-000000000000");
        assertThat(page.getByText("was erased on request").first()).isVisible();
    }

    @Test
    void aLeadExportsAContactAndErasesNone() {
        var page = signedIn(Role.LEAD, path);
        assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Erase")))
                .isHidden();
        Look.at(page, "contact-personal-data");

        var file = page.waitForDownload(() -> click(page, AriaRole.LINK, "Export everything"));

        assertThat(file.suggestedFilename()).startsWith("contact-").endsWith(".zip");
    }

    @Test
    void anAuthorDoesNeither() {
        var page = signedIn(Role.AUTHOR, path);

        assertThat(page.getByText("Personal data")).isHidden();
    }

    private static void confirm(Page page, String address) {
        page.getByLabel("Type the address to confirm").fill(address);
        click(page, AriaRole.BUTTON, "Erase for good");
    }
}
