package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.FollowUps;
import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.bpmn.FollowUpCompiler;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was deployed to the engine past Aftercare, on the automation tab. */
class DeployedFollowUpPageTests extends EditorTest {

    @Autowired
    private FollowUps followUps;

    @Autowired
    private FollowUpCompiler compiler;

    @Autowired
    private CamundaClient camunda;

    @Test
    void showsWhatADesignerDeployed() {
        var page = deployed();

        assertThat(column(page)).containsText("From Modeler");
        Look.at(page, "automation-deployed");
    }

    @Test
    void goesOnFromWhatADesignerDeployed() {
        var page = deployed();

        var mail = column(page).locator("[data-action]").first();
        mail.locator("summary").first().click();
        mail.getByLabel("Subject").fill("Changed here");
        isSaved(page);
        page.reload();
        assertThat(column(page)).containsText("Changed here");
        assertThat(column(page)).not().containsText("from a BPMN editor");
    }

    @Test
    void tellsThatTheDraftHidesWhatADesignerDeployed() {
        var id = published("First");
        var process = surveys.get(id).draft().followUps().get(Sentiment.NEGATIVE);
        var revision = surveys.get(id).revision();
        followUps.edit(id, revision, "ada", Sentiment.NEGATIVE, now -> new Content.Actions(list("Draft")));
        deploy(list("From Modeler"), String.valueOf(process));

        var page = edit(id, "automation");

        reloadUntilShown(page, "This draft does not hold it");
        assertThat(column(page)).containsText("Draft");
        Look.at(page, "automation-hidden-by-draft");
        page.navigate(page.url().replaceFirst("/automation$", "/review"));
        assertThat(page.getByText("This draft does not hold it")).isVisible();
        var change = page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("What follows “Difficult”"));
        assertThat(change).containsText("From Modeler");
        assertThat(change).containsText("Draft");
    }

    @Test
    void offersProcessesThatDeclareThemselvesFollowUps() {
        var rescue = "rescue-" + UNIQUE;
        deploy(list("Rescue"), rescue);

        var page = edit(draft(SurveyType.CES), "automation");
        reloadUntilShown(page, rescue);
        click(page, AriaRole.BUTTON, "Use a process");
        column(page).getByLabel("Deployed follow-up").selectOption(rescue);
        click(page, AriaRole.BUTTON, "Use the deployed follow-up");

        assertThat(column(page).locator("code")).hasText(rescue);
    }

    /** The tab of a survey whose follow-up a designer changed past Aftercare. */
    private Page deployed() {
        var id = published("First");
        var process = surveys.get(id).draft().followUps().get(Sentiment.NEGATIVE);
        deploy(list("From Modeler"), String.valueOf(process));
        var page = edit(id, "automation");
        reloadUntilShown(page, "Deployed to the engine from a BPMN editor");
        return page;
    }

    private SurveyId published(String subject) {
        var id = draft(SurveyType.CES, "\"companyName\": \"Northwind\", \"pipeline\": \"%s\"".formatted(pipeline));
        var revision = surveys.get(id).revision();
        followUps.edit(id, revision, "ada", Sentiment.NEGATIVE, now -> new Content.Actions(list(subject)));
        surveys.publish(id);
        return id;
    }

    private void deploy(ActionList list, String process) {
        camunda.newDeployResourceCommand()
                .addResourceBytes(compiler.compile(list, process, "Rescue the customer"), "from-modeler.bpmn")
                .send()
                .join();
    }

    private static ActionList list(String subject) {
        return ActionList.of(new Action.MailContact("m1", subject, "Hello"));
    }

    /** The engine tells it a moment later. */
    private static void reloadUntilShown(Page page, String words) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            page.reload();
            return column(page).textContent().contains(words);
        });
    }

    private static Locator column(Page page) {
        return page.locator("#follow-up-negative");
    }
}
