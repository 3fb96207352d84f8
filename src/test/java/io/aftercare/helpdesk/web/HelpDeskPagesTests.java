package io.aftercare.helpdesk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.aftercare.crm.Pipelines;
import io.aftercare.helpdesk.DeliveryState;
import io.aftercare.helpdesk.HelpDesk;
import io.aftercare.helpdesk.HelpDeskCommand;
import io.aftercare.helpdesk.HelpDeskId;
import io.aftercare.helpdesk.HelpDeskKind;
import io.aftercare.helpdesk.HelpDesks;
import io.aftercare.identity.Role;
import io.aftercare.pages.BrowserTest;
import io.aftercare.pages.Look;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** Help desks as an admin connects them. */
class HelpDeskPagesTests extends BrowserTest {

    private static final String SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";

    private final String word = "d" + UUID.randomUUID().toString().substring(0, 12);
    private final String name = "<b>'\"&amp; ${7*7} {{x}} " + word;

    @Autowired
    private HelpDesks desks;

    @Autowired
    private Pipelines pipelines;

    @BeforeEach
    void pipeline() {
        pipelines.create(word, "Pipeline " + word);
    }

    @Test
    void aHelpDeskIsAddedTriedMendedAndDeleted() {
        var page = signedIn(Role.ADMIN);
        click(page, AriaRole.LINK, "Help desks");
        click(page, AriaRole.LINK, "Add");
        page.getByLabel("Kind").selectOption(new SelectOption().setLabel("Other (JSON)"));
        page.getByLabel("Name").fill(name);
        page.getByLabel("Key").fill("No Key");
        page.getByLabel("Pipeline").selectOption(word);
        click(page, AriaRole.BUTTON, "Add help desk");
        assertThat(page.getByText("Must be 1 to 31 small letters")).isVisible();
        assertThat(page.getByLabel("Name")).hasValue(name);
        page.getByLabel("Key").fill(word);
        click(page, AriaRole.BUTTON, "Add help desk");
        seesHeading(page, "The secret of your help desk");
        assertThat(page.getByLabel("Secret of")).hasValue(Pattern.compile("whsec_.+"));
        Look.at(page, "help-desk-secret");
        var secret = page.getByLabel("Secret of").inputValue();
        click(page, AriaRole.LINK, "Go on");

        seesHeading(page, name);
        assertThat(page.getByText("Nothing was delivered yet")).isVisible();
        assertThat(page.getByLabel("Address to paste there")).hasValue(Pattern.compile(".+/in/.+"));
        page.getByLabel("A message as it is sent").fill("no");
        click(page, AriaRole.BUTTON, "Read it");
        assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.ALERT)).containsText("no JSON");
        page.getByLabel("A message as it is sent").fill("{\"ticket\": {\"id\": 7, \"status\": \"erledigt\"}}");
        click(page, AriaRole.BUTTON, "Read it");
        assertThat(page.getByLabel("What was read")).containsText("which is in neither list");
        assertThat(page.getByLabel("What was read")).containsText(word + ":7");

        var id = new HelpDeskId(UUID.fromString(page.url().replaceAll(".*help-desks/([0-9a-f-]{36}).*", "$1")));
        send(desks.get(id), secret, "erledigt");
        page.navigate("/settings/help-desks/" + id);
        assertThat(rows(page)).containsText("failed");
        page.getByText("What was sent").click();
        assertThat(rows(page).locator("pre")).containsText("ann@customer.test");
        Look.at(page, "help-desk");
        page.reload();

        page.getByLabel("Words that mean closed").fill("Erledigt\nfertig");
        click(page, AriaRole.BUTTON, "Save");
        assertThat(page.getByText("Saved. Replay what failed before.")).isVisible();
        click(page, AriaRole.BUTTON, "Replay");
        assertThat(page.getByText("The delivery is taken in again.")).isVisible();
        settled(id);
        page.reload();
        assertThat(rows(page)).containsText("done");
        assertThat(rows(page).getByRole(AriaRole.LINK)).hasText(word + ":1");

        page.navigate("/settings/help-desks");
        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(word)))
                .containsText("none");
        Look.at(page, "help-desks-some");
        page.navigate("/settings/help-desks/" + id);
        var button = new GetByRoleOptions().setName("Delete").setExact(true);
        page.getByRole(AriaRole.BUTTON, button).click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(page.getByText("The help desk is deleted.")).isVisible();
    }

    @Test
    void noSecretOfOursIsShownWhereTheHelpDeskMakesIt() {
        var page = signedIn(Role.ADMIN, "/settings/help-desks/new");
        page.getByLabel("Kind").selectOption(new SelectOption().setLabel("Zendesk"));
        page.getByLabel("Name").fill(name);
        page.getByLabel("Key").fill(word);
        page.getByLabel("Pipeline").selectOption(word);
        click(page, AriaRole.BUTTON, "Add help desk");

        seesHeading(page, name);
        assertThat(page.getByText("Added. Follow the steps to connect it.")).isVisible();
        assertThat(page.getByLabel("JSON body")).hasValue(Pattern.compile("\\{.*assignee.*\\}", Pattern.DOTALL));
        assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Copy")))
                .hasCount(2);
        click(page, AriaRole.BUTTON, "Change the secret");
        assertThat(page.getByText("Paste the secret that the help desk made. Nothing was changed."))
                .isVisible();
        page.getByLabel("New secret").fill(SECRET);
        click(page, AriaRole.BUTTON, "Change the secret");
        assertThat(page.getByText("The secret is changed.")).isVisible();
        seesHeading(page, name);
    }

    @ParameterizedTest
    @EnumSource(names = "GENERIC", mode = EnumSource.Mode.EXCLUDE)
    void saysStepByStepHowToConnectEachKind(HelpDeskKind kind) {
        var desk = desks.create(new HelpDeskCommand(kind, word, word, word, SECRET, null, null), "ann")
                .helpDesk();
        http.post().uri(path(desk)).body("{}").exchange().expectStatus().isUnauthorized();

        var page = signedIn(Role.ADMIN, "/settings/help-desks/" + desk.id());

        seesHeading(page, "Connect " + kind.label());
        assertThat(page.getByText("A call was refused")).isVisible();
        assertThat(page.getByText("the address above").first()).isVisible();
        Look.at(page, "help-desk-" + kind.key());
    }

    /** A form sends line breaks of two characters unless a script sends it. */
    @Test
    void linesOfWordsAreRefusedAtOnce() {
        var lines = "\r\n".repeat(40) + "x".repeat(101);

        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> assertFalse(lines.matches(HelpDeskForms.HelpDeskForm.LINES)));
    }

    private void send(HelpDesk desk, String secret, String status) {
        http.post()
                .uri(path(desk))
                .header("Authorization", "Bearer " + secret)
                .contentType(MediaType.APPLICATION_JSON)
                .body("""
                        {"ticket": {"id": "1", "status": "%s", "subject": "Printer on fire"},
                         "contact": {"email": "ann@customer.test", "firstName": "Ann", "lastName": "Lee"}}
                        """.formatted(status))
                .exchange()
                .expectStatus()
                .isAccepted();
        settled(desk.id());
    }

    private void settled(HelpDeskId id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> desks.deliveries(id, DeliveryState.WAITING, null, 1)
                        .items()
                        .isEmpty());
    }

    private static String path(HelpDesk desk) {
        return desk.address().substring(desk.address().indexOf("/in/"));
    }

    private static Locator rows(Page page) {
        return page.locator("tbody tr");
    }
}
