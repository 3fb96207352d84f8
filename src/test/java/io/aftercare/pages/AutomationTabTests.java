package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.aftercare.automation.action.ActionType;
import io.aftercare.identity.Role;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tab on which authors build follow-ups. */
class AutomationTabTests extends EditorTest {

    @Test
    void addsFillsInMovesAndRemovesActions() {
        var page = edit(draft(SurveyType.CES), "automation");
        add(column(page), "person", "mail-contact");
        var mail = column(page).locator("[data-action]").first();
        mail.getByLabel("Subject").fill("Sorry, {{contact.first_name}}");
        mail.getByLabel("Text", new Locator.GetByLabelOptions().setExact(true)).fill("We read: {{answer.comment}}");
        isSaved(page);
        assertThat(mail.locator("summary")).containsText("Mail the contact: Sorry, {{contact.first_name}}");
        assertThat(mail.locator("summary .badge-fault")).hasCount(0);

        add(column(page), "pass", "wait");
        assertThat(actions(page)).hasCount(2);
        column(page)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Move up"))
                .click();
        assertThat(actions(page).first().locator("summary")).containsText("Wait 1 day");

        page.reload();
        assertThat(actions(page).first().locator("summary")).containsText("Wait 1 day");
        actions(page)
                .first()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
                .click();
        assertThat(actions(page)).hasCount(1);
    }

    @Test
    void nestsActionsUnderABranchThatDecidesByAProperty() {
        var id = draft(SurveyType.CES);
        var page = edit(id, "automation");
        add(column(page), "branch", "branch");
        var branch = column(page).locator("[data-action]").first();
        branch.getByLabel("Decide by").selectOption("ticket");
        branch.getByLabel("Property").selectOption("pipeline");
        branch.getByLabel("Value").fill("vip");
        isSaved(page);
        assertThat(branch.locator("summary").first()).containsText("If the ticket's pipeline is vip");

        branch.getByLabel("Add action under Yes").click();
        page.locator("#add-action [data-action-type=wait]").click();
        assertThat(column(page).locator("[data-place$='.then'] [data-action]")).hasCount(1);
        isSaved(page);
        assertThat(followUp(id)).contains("\"type\": \"branch\"").contains("\"type\": \"wait\"");
    }

    @Test
    void leadsActionsIntoTheWaysOfABranchAndOutOfThem() {
        var page = edit(draft(SurveyType.CES), "automation");
        add(column(page), "branch", "branch");
        assertThat(actions(page)).hasCount(1);
        add(column(page), "pass", "wait");
        assertThat(actions(page)).hasCount(2);
        var no = column(page).locator("[data-place$='.otherwise']");
        var yes = column(page).locator("[data-place$='.then']");

        column(page).getByLabel("Move up: Wait").focus();
        page.keyboard().press("Enter");
        assertThat(no.locator("[data-action]")).hasCount(1);
        assertThat(page.locator("#save-state")).containsText("Moved: it is number 1 under No now.");
        assertThat(column(page).getByLabel("Move up: Wait")).isFocused();
        page.keyboard().press("Enter");
        assertThat(yes.locator("[data-action]")).hasCount(1);
        page.keyboard().press("Enter");
        var first = column(page).locator("[data-place=root] > [data-action]").first();
        assertThat(first.locator("summary").first()).containsText("Wait");

        first.locator("[data-handle]").hover();
        page.mouse().down();
        yes.hover();
        no.hover();
        no.hover();
        page.mouse().up();
        assertThat(no.locator("[data-action]")).hasCount(1);
        Look.at(page, "automation-empty-branch");
    }

    @Test
    void findsAnActionByItsNameFirst() {
        var page = edit(draft(SurveyType.CES), "automation");
        column(page).getByText("Add action").click();
        page.locator("#add-action-search").fill("wait");

        assertThat(page.locator("#add-action-types button:visible").first()).containsText("Lets minutes");
    }

    @Test
    void saysAtOnceThatANamedProcessIsNotDeployed() {
        var id = draft(SurveyType.CES);
        var page = edit(id, "automation");
        click(page, AriaRole.BUTTON, "Use a process");
        column(page).getByLabel("Process id").fill("not-there");
        click(page, AriaRole.BUTTON, "Use this process");

        assertThat(column(page).locator(".alert")).containsText("it is not deployed to the engine");
        page.navigate(page.url().replaceFirst("/automation$", "/review"));
        assertThat(page.getByText("the process 'not-there', is not deployed to the engine"))
                .isVisible();
    }

    @Test
    void saysAtTheActionWhatIsToBeMended() {
        var page = edit(draft(SurveyType.CES), "automation");
        add(column(page), "", "mail-contact");
        var mail = column(page).locator("[data-action]").first();
        assertThat(mail.getByText("Subject: Fill this in.")).isVisible();
        assertThat(mail.getByText("Text: Fill this in.")).isVisible();
        assertThat(mail.locator("summary")).hasText(Pattern.compile("Mail the contact\\s*2"));
        mail.getByLabel("Subject").fill("Hello {{contact.frist_name}}");

        assertThat(mail.locator(".invalid-feedback")).containsText("first_name");
        assertThat(mail.locator("summary .badge-fault")).isVisible();
    }

    @Test
    void comesBackAsAListFromAnEditorThatLeftItOne() throws Exception {
        var page = filledIn(draft(SurveyType.CES));
        var xml = download(page);

        upload(page, xml.replace("Sorry, Ada", "Sorry indeed"));

        assertThat(actions(page).first().locator("summary")).containsText("Sorry indeed");
    }

    @Test
    void refusesAProcessThatCannotFollowAndKeepsWhatWasThere() throws Exception {
        var page = filledIn(draft(SurveyType.CES));
        var xml = download(page);

        upload(page, xml.replace("type=\"mail-contact\"", "type=\"mail-everybody\""));

        var refused = page.locator("#process-of-negative [data-refused]");
        assertThat(refused).containsText("Nothing was changed.");
        assertThat(refused.locator("li")).hasCount(1);
        assertThat(refused.locator("li")).containsText("mail-everybody");
        assertThat(refused).isFocused();
        assertThat(actions(page)).hasCount(1);
    }

    @Test
    void showsTheDiagram() {
        var page = filledIn(draft(SurveyType.CES));

        click(page, AriaRole.BUTTON, "Show diagram");

        assertThat(page.locator("#diagram-of-negative svg [data-element-id^=mail-contact]")
                        .first())
                .isVisible();
    }

    @Test
    void looksGoodWithEveryKindOfAction() {
        var page = edit(draft(SurveyType.NPS), "automation");
        for (var type : ActionType.values()) {
            add(column(page), type.label(), type.key());
            assertThat(actions(page)).hasCount(type.ordinal() + 1);
        }

        Look.at(page, "automation-every-action");
    }

    @Test
    void isUsedByKeyboardAlone() {
        var page = edit(draft(SurveyType.CES), "automation");
        column(page).getByText("Add action").focus();
        page.keyboard().press("Enter");
        page.keyboard().type("pass");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        var wait = actions(page).first();
        assertThat(wait.locator("summary")).isFocused();
        assertThat(wait.locator("form")).isVisible();
        page.keyboard().press("Tab");
        assertThat(wait.getByLabel("Wait", new Locator.GetByLabelOptions().setExact(true)))
                .isFocused();
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type("3");
        isSaved(page);
        assertThat(wait.locator("summary")).containsText("Wait 3 days");

        add(column(page), "person", "mail-contact");
        var up = column(page).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Move up"));
        up.focus();
        page.keyboard().press("Enter");
        assertThat(actions(page).first().locator("summary")).containsText("Mail the contact");
        assertThat(page.locator("*:focus")).hasCount(1);
    }

    @Test
    void isReadByWhoMayNotChange() {
        var id = draft(SurveyType.CES);
        filledIn(id);
        var page = signedIn(Role.LEAD, "/surveys/" + id + "/edit/automation");

        assertThat(actions(page)).hasCount(1);
        assertThat(column(page).getByText("Add action")).hasCount(0);
        actions(page).first().locator("summary").click();
        assertThat(actions(page).first().getByLabel("Subject")).isDisabled();
    }

    private Page filledIn(SurveyId id) {
        var page = edit(id, "automation");
        add(column(page), "", "mail-contact");
        var mail = column(page).locator("[data-action]").first();
        mail.getByLabel("Subject").fill("Sorry, Ada");
        mail.getByLabel("Text", new Locator.GetByLabelOptions().setExact(true)).fill("Hello");
        isSaved(page);
        assertThat(mail.locator("summary .badge-fault")).hasCount(0);
        return page;
    }

    private static String download(Page page) throws Exception {
        var file = page.waitForDownload(
                () -> column(page).getByText("Download BPMN").click());
        return Files.readString(file.path());
    }

    @Test
    void saysThatAProcessHasNoDiagram() throws Exception {
        var page = filledIn(draft(SurveyType.CES));
        var undrawn = download(page).replaceAll("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", "");
        page.route(
                "**/process.bpmn",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/xml")
                        .setBody(undrawn)));

        click(page, AriaRole.BUTTON, "Show diagram");

        assertThat(page.getByText("This file has no diagram.")).isVisible();
    }

    private static void upload(Page page, String xml) {
        click(page, AriaRole.BUTTON, "Use a process");
        column(page)
                .getByLabel("BPMN file")
                .setInputFiles(
                        new FilePayload("changed.bpmn", "application/xml", xml.getBytes(StandardCharsets.UTF_8)));
        click(page, AriaRole.BUTTON, "Upload");
    }

    /** Adds an action to the end of a column, found in the panel by a word. */
    private static void add(Locator column, String word, String type) {
        var page = column.page();
        column.getByText("Add action", new Locator.GetByTextOptions().setExact(true))
                .last()
                .click();
        page.locator("#add-action-search").fill(word);
        page.locator("#add-action [data-action-type=" + type + "]").click();
    }

    private static Locator column(Page page) {
        return page.locator("#follow-up-negative");
    }

    private static Locator actions(Page page) {
        return column(page).locator("[data-action]");
    }

    private String followUp(SurveyId id) {
        assertThat(surveys.get(id).draft().followUps().get(Sentiment.NEGATIVE)).startsWith("follow-up-");
        return jdbc.sql("select actions::text from follow_up where survey_id = :id order by number desc limit 1")
                .param("id", id.value())
                .query(String.class)
                .single();
    }
}
