package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.FollowUpChoice;
import io.aftercare.automation.FollowUpProcesses;
import io.aftercare.automation.FollowUps;
import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a diagram back to a list, knowing what is lost. */
class BackToListTests extends EditorTest {

    private static final Action MAIL = new Action.MailContact("m1", "Sorry", "Hello");
    private static final Action WAIT = new Action.Wait("w1", Duration.ofDays(2));

    @Autowired
    private FollowUps followUps;

    @Autowired
    private FollowUpProcesses processes;

    @Test
    void bringsTheListBackThatWasPublishedLast() {
        var id = draft(SurveyType.CES, "\"companyName\": \"Northwind\", \"pipeline\": \"%s\"".formatted(pipeline));
        keep(id, new Content.Actions(ActionList.of(MAIL)));
        surveys.publish(id);
        drawn(id);
        var page = edit(id, "automation");

        var dialog = ask(page);
        assertThat(dialog).containsText("It has one action.");
        assertThat(dialog.getByRole(AriaRole.LISTITEM)).hasText(new String[] {"“2 days passed”", "“Ask the boss”"});
        Look.at(page, "automation-back-to-list");
        // Looking leaves marks on elements, which a swap would copy.
        page.reload();
        confirm(ask(page));

        assertThat(actions(page)).hasCount(1);
        assertThat(actions(page).first()).containsText("Mail the contact: Sorry");
        isSaved(page);
        assertThat(content(id)).isEqualTo(new Content.Actions(ActionList.of(MAIL)));
    }

    @Test
    void startsWithAnEmptyListWhereNoneWasPublished() {
        var id = draft(SurveyType.CES);
        drawn(id);
        var page = edit(id, "automation");

        var dialog = ask(page);
        assertThat(dialog).containsText("An empty list");
        assertThat(dialog).containsText("“Mail contact”");
        confirm(dialog);

        assertThat(page.locator("#follow-up-negative").getByText("No action yet."))
                .isVisible();
        assertThat(content(id)).isEqualTo(new Content.Actions(ActionList.of()));
    }

    @Test
    void isOfferedByApiAndOnlyForADiagram() {
        var id = draft(SurveyType.CES);
        drawn(id);
        var path = "/api/v1/surveys/" + id + "/follow-ups/negative/back-to-list";

        post(path, "").expectStatus().isOk();
        post(path, "").expectStatus().isEqualTo(409);
        assertThat(content(id)).isEqualTo(new Content.Actions(ActionList.of()));
    }

    /** A list to which a designer added a task that no list has. */
    private void drawn(SurveyId id) {
        keep(id, new Content.Actions(ActionList.of(MAIL, WAIT)));
        var survey = surveys.get(id).draft();
        var own = (FollowUpChoice.Own) followUps.of(survey, Sentiment.NEGATIVE);
        var xml = new String(processes.of(own.followUp(), survey), StandardCharsets.UTF_8);
        var drawn = xml.replaceFirst("<endEvent ", "<manualTask id=\"boss\" name=\"Ask the boss\" /><endEvent ");
        var content = processes.read(own.followUp().id(), survey, drawn.getBytes(StandardCharsets.UTF_8));
        assertThat(content).isInstanceOf(Content.Diagram.class);
        keep(id, content);
    }

    private void keep(SurveyId id, Content content) {
        assertThat(followUps.put(id, "test", Sentiment.NEGATIVE, current -> content))
                .isInstanceOf(EditOutcome.Saved.class);
    }

    private Content content(SurveyId id) {
        var choice = followUps.of(surveys.get(id).draft(), Sentiment.NEGATIVE);
        return ((FollowUpChoice.Own) choice).followUp().content();
    }

    private static Locator ask(Page page) {
        page.locator("#follow-up-negative [data-dialog=back-of-negative]").click();
        return page.locator("#back-of-negative");
    }

    private static void confirm(Locator dialog) {
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Back to the list"))
                .click();
    }

    private static Locator actions(Page page) {
        return page.locator("#follow-up-negative [data-action]");
    }
}
