package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Role;
import io.aftercare.identity.User;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A session that ends while somebody types: nothing is lost. */
class EndedSessionTests extends BrowserTest {

    private final String team = "Team " + UUID.randomUUID();

    @Test
    void isOpenedAgainInAnotherTabAndWhatWasTypedIsSent() {
        var user = newUser(Role.ADMIN);
        var page = signedIn(user, new NewContextOptions());
        page.navigate("/settings/teams/new");
        page.getByLabel("Name").fill(team);
        endSession(user);

        click(page, AriaRole.BUTTON, "Add team");
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Your session has ended");
        click(page, AriaRole.BUTTON, "Go on");
        assertThat(dialog).containsText("You are not signed in yet");

        var tab = page.context().waitForPage(() -> click(page, AriaRole.LINK, "Sign in in another tab"));
        signIn(tab, user.email(), PASSWORD);
        seesHeading(tab, "Home");
        click(page, AriaRole.BUTTON, "Go on");

        seesHeading(page, team);
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("The team is there");
    }

    @Test
    void canBeTheSessionOfAnotherUserByThen() {
        var user = newUser(Role.ADMIN);
        var page = signedIn(user, new NewContextOptions());
        page.navigate("/settings/teams/new");
        page.getByLabel("Name").fill(team);
        endSession(user);
        click(page, AriaRole.BUTTON, "Add team");

        Page tab = page.context().waitForPage(() -> click(page, AriaRole.LINK, "Sign in in another tab"));
        signIn(tab, newUser(Role.AUTHOR).email(), PASSWORD);
        seesHeading(tab, "Home");
        click(page, AriaRole.BUTTON, "Go on");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ask an admin for another role");
        assertThat(page.getByLabel("Name")).hasValue(team);
    }

    private void endSession(User user) {
        jdbc.sql("delete from spring_session where principal_name = ?")
                .param(user.email())
                .update();
    }
}
