package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Signing in by the company's OpenID provider. */
class OpenIdTests extends BrowserTest {

    @Test
    void signsInAKnownUserWithTheirRoleOnThePageTheyAskedFor() {
        var user = users.create("openid-" + UUID.randomUUID() + "@northwind.example", "Olga", Role.LEAD, null);
        var page = browser(new NewContextOptions());
        page.navigate("/account");

        vouchedFor(page, user.email(), true);

        seesHeading(page, "Your account");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Your role is lead");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("You sign in by your company's OpenID provider");

        users.change(user.id(), user.name(), Role.AUTHOR);
        page.reload();
        seesHeading(page, "Sign in");
    }

    @Test
    void refusesWhomAftercareDoesNotKnow() {
        var page = browser(new NewContextOptions());
        page.navigate("/");

        vouchedFor(page, "stranger-" + UUID.randomUUID() + "@northwind.example", true);

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("not to Aftercare");
        page.navigate("/");
        seesHeading(page, "Sign in");
    }

    @Test
    void refusesAnAddressThatNobodyVerified() {
        var user = newUser(Role.ADMIN);
        var page = browser(new NewContextOptions());
        page.navigate("/");

        vouchedFor(page, user.email(), false);

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("does not confirm that your mail address is yours");
        page.navigate("/");
        seesHeading(page, "Sign in");
    }

    @Test
    void saysThatItFailedWhenOneTurnsBack() {
        var page = browser(new NewContextOptions());
        page.navigate("/sign-in");
        click(page, AriaRole.LINK, "Sign in with Northwind");

        click(page, AriaRole.LINK, "Cancel");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("did not work");
    }

    private static void vouchedFor(Page page, String email, boolean verified) {
        click(page, AriaRole.LINK, "Sign in with Northwind");
        seesHeading(page, "Northwind's sign-in");
        page.getByLabel("Mail address").fill(email);
        page.getByLabel("Verified").setChecked(verified);
        click(page, AriaRole.BUTTON, "Continue");
    }
}
