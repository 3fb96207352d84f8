package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Role;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.Surveys;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Users as an admin keeps them, and what they keep themselves. */
class PeopleSettingsTests extends SettingsTest {

    @Autowired
    private Surveys surveys;

    @Autowired
    private JsonMapper json;

    @Test
    void aUserIsAddedSignsInAndIsFound() {
        var admin = signedIn(Role.ADMIN);
        var email = "new-" + unique + "@northwind.example";
        click(admin, AriaRole.LINK, "Users");
        click(admin, AriaRole.LINK, "Add a user");
        admin.getByLabel("Mail address").fill(email);
        admin.getByLabel("Name").fill(HOSTILE);
        admin.getByLabel("Role").selectOption("lead");
        admin.getByLabel("First password").fill(PASSWORD);
        click(admin, AriaRole.BUTTON, "Add user");
        assertThat(notice(admin)).containsText(HOSTILE + " is added.");

        admin.getByLabel("Search by name or address").fill(unique.toUpperCase(java.util.Locale.ROOT));
        assertThat(admin.locator("tbody tr")).hasCount(1);
        assertThat(admin.locator("tbody")).containsText(HOSTILE);

        var page = signedIn(users.byEmail(email).orElseThrow(), new NewContextOptions());
        seesHeading(page, "Home");
        assertThat(page.getByRole(AriaRole.BANNER)).containsText(HOSTILE);
    }

    @Test
    void whatIsWrongAboutAUserIsSaidAtTheFieldAndTheRestStays() {
        var admin = signedIn(Role.ADMIN, "/settings/users/new");
        admin.getByLabel("Mail address").fill("nobody");
        admin.getByLabel("Name").fill("Nobody");
        admin.getByLabel("First password").fill("short");
        click(admin, AriaRole.BUTTON, "Add user");

        assertThat(admin.getByLabel("Mail address")).hasAccessibleDescription(pattern("Must be a plain mail address"));
        assertThat(admin.getByLabel("First password")).hasAccessibleDescription(pattern("Must have 12 to 200"));
        assertThat(admin.getByLabel("Name")).hasValue("Nobody");

        admin.getByLabel("Mail address").fill(newUser(Role.LEAD).email());
        click(admin, AriaRole.BUTTON, "Add user");
        assertThat(admin.getByRole(AriaRole.MAIN).getByRole(AriaRole.ALERT)).containsText("There is a user");
        assertThat(admin.getByLabel("Name")).hasValue("Nobody");
    }

    @Test
    void aChangedRoleANewPasswordAndARemovalEndTheSessionsOfAUser() {
        var user = newUser(Role.AUTHOR);
        teams.create("Crew " + unique, List.of(user.email()));
        var theirs = signedIn(user, new NewContextOptions());
        var admin = signedIn(Role.ADMIN, "/settings/users/" + user.id());

        admin.getByLabel("Name").fill("Una Two");
        click(admin, AriaRole.BUTTON, "Save");
        seesHeading(admin, "Una Two");
        theirs.reload();
        seesHeading(theirs, "Home");
        assertThat(admin.getByLabel("Role")).hasValue("author");
        admin.getByLabel("Role").selectOption("lead");
        click(admin, AriaRole.BUTTON, "Save");
        assertThat(admin.locator("option[selected]")).hasAttribute("value", "lead");
        theirs.reload();
        seesHeading(theirs, "Sign in");

        admin.getByLabel("New password").fill("a password of their own");
        click(admin, AriaRole.BUTTON, "Set password");
        assertThat(notice(admin)).containsText("The new password is set");
        signIn(theirs, user.email(), "a password of their own");
        seesHeading(theirs, "Home");

        click(admin, AriaRole.BUTTON, "Remove user");
        var dialog = admin.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("leaves 1 team");
        dialog.getByRole(AriaRole.BUTTON, named("Remove user")).click();
        assertThat(notice(admin)).containsText("The user is removed.");
        theirs.reload();
        seesHeading(theirs, "Sign in");
        admin.navigate("/settings/users/" + user.id());
        seesHeading(admin, "Not found");
    }

    @Test
    void nobodyRemovesThemselves() {
        var user = newUser(Role.ADMIN);
        var page = signedIn(user, new NewContextOptions());
        page.navigate("/settings/users/" + user.id());

        assertThat(page.getByRole(AriaRole.MAIN)).containsText("This is you.");
        assertThat(page.getByText("Remove user")).hasCount(0);
    }

    @Test
    void aUserChangesTheirNameAndPassword() {
        var user = newUser(Role.AUTHOR);
        var elsewhere = signedIn(user, new NewContextOptions());
        var page = signedIn(user, new NewContextOptions());
        click(page, AriaRole.LINK, user.name());

        page.getByLabel("Name").fill("Una Renamed");
        click(page, AriaRole.BUTTON, "Save");
        assertThat(page.getByRole(AriaRole.BANNER)).containsText("Una Renamed");

        page.getByLabel("Present password").fill("not the present one");
        page.getByLabel("New password").fill("another long password");
        click(page, AriaRole.BUTTON, "Change password");
        assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.ALERT)).containsText("not your present password");

        page.getByLabel("Present password").fill(PASSWORD);
        page.getByLabel("New password").fill("another long password");
        click(page, AriaRole.BUTTON, "Change password");
        assertThat(notice(page)).containsText("Your password is changed.");
        page.reload();
        seesHeading(page, "Your account");
        elsewhere.reload();
        seesHeading(elsewhere, "Sign in");
        signIn(elsewhere, user.email(), "another long password");
        seesHeading(elsewhere, "Home");
    }

    @Test
    void aUserSignsOutEverywhere() {
        var user = newUser(Role.DESIGNER);
        var elsewhere = signedIn(user, new NewContextOptions());
        var page = signedIn(user, new NewContextOptions());
        page.navigate("/account");

        click(page, AriaRole.BUTTON, "Sign out everywhere");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, named("Sign out everywhere"))
                .click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("You are signed out");
        elsewhere.reload();
        seesHeading(elsewhere, "Sign in");
    }

    @Test
    void whoRemovesAUserIsToldWhichSurveysNeedThem() {
        var user = newUser(Role.LEAD);
        surveys.create(json.readValue("""
                {"name": "Needs %s", "type": "nps", "sender": {"name": "Una", "address": "%s"},
                 "notifications": {"users": ["%s"]}}""".formatted(unique, user.email(), user.email()), SurveyDefinition.class));
        var page = signedIn(Role.ADMIN, "/settings/users/" + user.id());

        click(page, AriaRole.BUTTON, "Remove user");

        assertThat(page.getByRole(AriaRole.DIALOG))
                .containsText("The mails of “Needs " + unique + "” go on to come from " + user.email());
        assertThat(page.getByRole(AriaRole.DIALOG))
                .containsText("The answers to “Needs " + unique + "” are told to them no more");
    }
}
