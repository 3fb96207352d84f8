package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Role;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignInTests extends BrowserTest {

    @Test
    void opensThePageThatWasAskedFor() {
        var user = newUser(Role.ADMIN);
        var page = browser(new NewContextOptions());
        page.navigate("/?from=bookmark");

        seesHeading(page, "Sign in");
        signIn(page, user.email().toUpperCase(java.util.Locale.ROOT), PASSWORD);

        seesHeading(page, "Home");
        org.assertj.core.api.Assertions.assertThat(page.url()).contains("from=bookmark");
    }

    @Test
    void keepsTheAddressWhenThePasswordIsWrongAndDoesNotSayWhichOfBothIs() {
        var user = newUser(Role.ADMIN);
        var page = browser(new NewContextOptions());
        page.navigate("/sign-in");

        signIn(page, user.email(), "wrong password");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Address and password do not fit");
        assertThat(page.getByLabel("Mail address")).hasValue(user.email());

        signIn(page, "nobody@northwind.example", PASSWORD);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Address and password do not fit");
    }

    @Test
    void refusesAnAddressThatNobodyCanHave() {
        var answer = SignedIn.as(Role.AUTHOR, port, users, passwords)
                .post("/sign-in", Map.of("email", "a\0@b.example", "password", PASSWORD));

        org.assertj.core.api.Assertions.assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(
                        to -> org.assertj.core.api.Assertions.assertThat(to).endsWith("/sign-in?failed"));
    }

    @Test
    void refusesFurtherTriesForAWhileEvenWithTheRightPassword() {
        var user = newUser(Role.ADMIN);
        var page = browser(new NewContextOptions());
        page.navigate("/sign-in");
        for (var i = 0; i < 10; i++) {
            signIn(page, user.email(), "guess " + i);
        }

        signIn(page, user.email(), PASSWORD);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("too many tries");

        time.advance(Duration.ofMinutes(16));
        signIn(page, user.email(), PASSWORD);
        seesHeading(page, "Home");
    }

    @Test
    void endsWithSigningOut() {
        var page = signedIn(Role.LEAD);

        page.getByLabel("Sign out").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("You are signed out");

        page.navigate("/");
        seesHeading(page, "Sign in");
    }

    @Test
    void endsWhenThePasswordIsChanged() {
        var user = newUser(Role.LEAD);
        Page page = signedIn(user, new NewContextOptions());

        passwords.set(user.id(), "another long password");

        page.reload();
        seesHeading(page, "Sign in");
    }
}
