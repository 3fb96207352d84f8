package io.aftercare.site.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Role;
import io.aftercare.pages.BrowserTest;
import io.aftercare.pages.Look;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Web sites as an admin adds them. */
class SitePagesTests extends BrowserTest {

    private final String word = "s" + UUID.randomUUID().toString().substring(0, 12);
    private final String name = "<b>'\"&amp; ${7*7} {{x}} " + word;

    @Test
    void aSiteIsAddedChangedGivenAnotherSecretAndDeleted() {
        var page = signedIn(Role.ADMIN, "/settings/sites");
        page.navigate("/settings/sites/new");
        page.getByLabel("Name").fill(name);
        page.getByLabel("Address").fill("http://" + word + ".example");
        click(page, AriaRole.BUTTON, "Add web site");
        assertThat(page.getByText("A site is https:// and a host")).isVisible();
        assertThat(page.getByLabel("Name")).hasValue(name);
        page.getByLabel("Address").fill("https://" + word + ".example");
        click(page, AriaRole.BUTTON, "Add web site");

        assertThat(page.getByText("This is the only time you see the secret.")).isVisible();
        Look.at(page, "site-secret");
        var secret = page.getByLabel("Secret of").inputValue();
        click(page, AriaRole.LINK, "Go on");
        assertThat(page.getByText("https://" + word + ".example")).isVisible();
        Look.at(page, "site");
        page.getByLabel("Thank-you pages of mailed surveys lead there").check();
        click(page, AriaRole.BUTTON, "Save");
        assertThat(page.getByText("Saved.")).isVisible();
        page.reload();
        assertThat(page.getByLabel("Thank-you pages of mailed surveys lead there"))
                .isChecked();
        page.getByLabel("Thank-you pages of mailed surveys lead there").uncheck();
        click(page, AriaRole.BUTTON, "Save");
        assertThat(page.getByText("Saved.")).isVisible();
        page.reload();
        assertThat(page.getByLabel("Thank-you pages of mailed surveys lead there"))
                .not()
                .isChecked();

        click(page, AriaRole.BUTTON, "Make another secret");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Make another secret"))
                .click();
        assertThat(page.getByLabel("Secret of")).not().hasValue(secret);
        click(page, AriaRole.LINK, "Go on");
        click(page, AriaRole.BUTTON, "Delete");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(page.getByText("The site is deleted.")).isVisible();
        assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(word)))
                .hasCount(0);
    }
}
