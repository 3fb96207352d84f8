package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Role;
import io.aftercare.identity.Scope;
import io.aftercare.identity.Senders;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.Surveys;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Teams, keys, company and senders, as an admin keeps them. */
class SettingsTests extends SettingsTest {

    @Autowired
    private Senders senders;

    @Autowired
    private Surveys surveys;

    @Autowired
    private JsonMapper json;

    @Test
    void settingsAreForAdmins() {
        var page = signedIn(Role.PUBLISHER);

        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("API keys")))
                .hasCount(0);
        for (var path : List.of("users", "teams", "api-keys", "company", "senders")) {
            page.navigate("/settings/" + path);
            seesHeading(page, "Your role does not allow this");
        }
    }

    @Test
    void aTeamIsAddedFilledRenamedAndRemoved() {
        var member = newUser(Role.LEAD);
        var page = signedIn(Role.ADMIN);
        click(page, AriaRole.LINK, "Teams");
        click(page, AriaRole.LINK, "Add a team");
        page.getByLabel("Name").fill(HOSTILE + unique);
        click(page, AriaRole.BUTTON, "Add team");
        seesHeading(page, HOSTILE + unique);

        page.getByLabel("Add a user by mail address").fill("nobody-" + unique + "@northwind.example");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Add").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.ALERT)).containsText("No user has the address");
        page.getByLabel("Add a user by mail address").fill(member.email());
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Add").setExact(true))
                .click();
        assertThat(notice(page)).containsText(member.email() + " is in the team.");

        click(page, AriaRole.BUTTON, "Take " + member.name() + " out of the team");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Nobody is in this team yet.");

        page.getByLabel("Name").fill("Crew " + unique);
        click(page, AriaRole.BUTTON, "Rename");
        seesHeading(page, "Crew " + unique);

        click(page, AriaRole.BUTTON, "Remove team");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, named("Remove team"))
                .click();
        assertThat(notice(page)).containsText("The team is removed.");
        org.assertj.core.api.Assertions.assertThat(teams.unknown(Set.of("Crew " + unique)))
                .hasSize(1);
    }

    @Test
    void aKeyIsShownOnceOpensTheApiAndIsRevoked() {
        var page = signedIn(Role.ADMIN);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        click(page, AriaRole.LINK, "API keys");
        click(page, AriaRole.LINK, "Make a key");
        page.getByLabel("Name").fill(HOSTILE + unique);
        click(page, AriaRole.BUTTON, "Make key");
        assertThat(page.getByText("Choose what the key allows")).isVisible();
        assertThat(page.getByLabel("Name")).hasValue(HOSTILE + unique);
        page.getByLabel("settings:read").check();
        click(page, AriaRole.BUTTON, "Make key");

        var key = page.getByLabel("Key " + HOSTILE).inputValue();
        click(page, AriaRole.BUTTON, "Copy");
        assertThat(page.getByText("Copied.")).isVisible();
        org.assertj.core.api.Assertions.assertThat(page.evaluate("navigator.clipboard.readText()"))
                .isEqualTo(key);
        call(key).expectStatus().isOk();

        click(page, AriaRole.LINK, "Done");
        page.getByLabel("Search by name").fill(unique);
        var row = page.locator("tbody tr");
        assertThat(row).hasCount(1);
        assertThat(row).containsText("settings:read");
        assertThat(row).not().containsText("never");
        org.assertj.core.api.Assertions.assertThat(
                        page.content() + page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))
                .doesNotContain(key);

        page.navigate("/settings/api-keys?search=" + unique);
        click(page, AriaRole.BUTTON, "Revoke");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, named("Revoke"))
                .click();
        assertThat(notice(page)).containsText("The key is revoked.");
        call(key).expectStatus().isUnauthorized();
    }

    @Test
    void aSenderIsAddedRenamedAndRemovedAndTheStandardOneStays() {
        var page = signedIn(Role.ADMIN);
        var address = "care-" + unique + "@northwind.example";
        click(page, AriaRole.LINK, "Senders");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("feedback@aftercare.test");

        save(page, "Care", address);
        assertThat(notice(page)).containsText(address);
        save(page, HOSTILE, address.toUpperCase(java.util.Locale.ROOT));
        assertThat(notice(page)).containsText(address.toUpperCase(java.util.Locale.ROOT));
        assertThat(page.getByRole(AriaRole.MAIN)).containsText(HOSTILE);
        save(page, "Care", "Care <care@northwind.example>");
        assertThat(page.getByLabel("Mail address")).hasAccessibleDescription(pattern("Must be a plain mail address"));
        assertThat(page.getByLabel("Mail address")).hasValue("Care <care@northwind.example>");

        var row = page.getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(address.toUpperCase(java.util.Locale.ROOT)));
        row.getByRole(AriaRole.BUTTON, named("Remove")).first().click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, named("Remove"))
                .click();
        assertThat(notice(page)).containsText("The sender is removed.");
        org.assertj.core.api.Assertions.assertThat(senders.list())
                .noneMatch(sender -> sender.address().equalsIgnoreCase(address));
    }

    @Test
    void theCompanyIsRenamed() {
        var page = signedIn(Role.ADMIN);
        click(page, AriaRole.LINK, "Company");

        page.getByLabel("Name of the company").fill(" ");
        click(page, AriaRole.BUTTON, "Save");
        assertThat(page.getByLabel("Name of the company")).hasAccessibleDescription(pattern("Fill this in"));

        page.getByLabel("Name of the company").fill(HOSTILE);
        click(page, AriaRole.BUTTON, "Save");
        assertThat(notice(page)).containsText("Saved.");
        assertThat(page.getByLabel("Name of the company")).hasValue(HOSTILE);
        page.getByLabel("Name of the company").fill("Northwind");
        page.waitForResponse("**/settings/company", () -> click(page, AriaRole.BUTTON, "Save"));
        assertThat(page.getByLabel("Name of the company")).hasValue("Northwind");
    }

    @Test
    void lookGoodWithLongHostileNames() {
        var user = users.create(
                "a".repeat(50) + unique + "@northwind.example", HOSTILE + "M".repeat(20), Role.LEAD, PASSWORD);
        var team = teams.create(HOSTILE + unique, List.of(user.email()));
        senders.put(HOSTILE, "b".repeat(50) + unique + "@northwind.example");
        keys.create(HOSTILE, Set.of(Scope.values()));
        var page = signedIn(Role.ADMIN, "/settings/users/" + user.id());
        Look.at(page, "user");
        page.navigate("/settings/teams/" + team.id());
        Look.at(page, "team");
        page.navigate("/settings/senders");
        Look.at(page, "senders-long");
        page.navigate("/settings/api-keys");
        Look.at(page, "api-keys-long");
        page.navigate("/settings/api-keys/new");
        page.getByLabel("Name").fill("A key to look at");
        page.getByLabel("runs:read").check();
        click(page, AriaRole.BUTTON, "Make key");
        seesHeading(page, "Your new API key");
        Look.at(page, "api-key-made");
    }

    private org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec call(String key) {
        return http.get()
                .uri("/api/v1/users")
                .header("Authorization", "Bearer " + key)
                .exchange();
    }

    private static void save(Page page, String name, String address) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Mail address").fill(address);
        click(page, AriaRole.BUTTON, "Save sender");
    }

    @Test
    void whoRemovesASenderIsToldWhichSurveysUseIt() {
        var address = "care-" + unique + "@northwind.example";
        senders.put("Care", address);
        surveys.create(json.readValue("""
                {"name": "From %s", "type": "nps", "sender": {"name": "Care", "address": "%s"}}""".formatted(unique, address), SurveyDefinition.class));
        var page = signedIn(Role.ADMIN, "/settings/senders");

        page.getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(address))
                .getByRole(AriaRole.BUTTON, named("Remove"))
                .first()
                .click();

        assertThat(page.getByRole(AriaRole.DIALOG))
                .containsText("The mails of “From " + unique + "” go on to come from it");
    }

    @Test
    void whoWouldRemoveATeamIsToldWhichLiveSurveysNeedIt() {
        var team = teams.create("Care " + unique, List.of());
        var survey = surveys.create(json.readValue("""
                {"name": "Told %s", "type": "nps", "companyName": "Northwind", "notifications": {"teams": ["%s"]}}""".formatted(unique, team.name()), SurveyDefinition.class));
        surveys.publish(survey.id());
        var page = signedIn(Role.ADMIN, "/settings/teams/" + team.id());

        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Needed by survey 'Told " + unique + "'.");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove team")))
                .hasCount(0);
        Look.at(page, "team-needed");
        page.setViewportSize(1280, 800);
        page.getByLabel("Name").fill("Crew " + unique);
        click(page, AriaRole.BUTTON, "Rename");
        assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.ALERT)).containsText("is needed by survey");
    }
}
