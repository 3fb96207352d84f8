package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Role;
import io.aftercare.survey.SurveyType;
import org.junit.jupiter.api.Test;

/** From what is left to mend to the live survey, and who may go how far. */
class EditorPublicationTests extends EditorTest {

    @Test
    void leadsFromAFaultToItsFieldAndPublishes() {
        var id = draft(SurveyType.CES);
        var page = signedIn(newUser(Role.PUBLISHER), new NewContextOptions());
        page.navigate("/surveys/" + id + "/edit/review");
        assertThat(button(page, "Publish")).isDisabled();

        click(page, AriaRole.LINK, "Pipeline");
        page.getByLabel("Pipeline").selectOption(pipeline);
        isSaved(page);
        click(page, AriaRole.LINK, "Review and publish");
        button(page, "Publish").click();

        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("is live");
        org.assertj.core.api.Assertions.assertThat(surveys.get(id).liveVersion())
                .isEqualTo(1);
    }

    @Test
    void letsAnAuthorEditButNotPublish() {
        var id = draft(SurveyType.CES);
        var page = edit(id, "review");

        assertThat(button(page, "Publish")).isHidden();
        assertThat(page.getByText("needs a publisher")).isVisible();
    }

    @Test
    void letsALeadLookButNotEdit() {
        var page = signedIn(Role.LEAD, "/surveys/" + draft(SurveyType.CES) + "/edit/survey");

        assertThat(page.getByLabel("Subject")).isDisabled();
    }

    @Test
    void tabsAndTitleFollowWhatIsChanged() {
        var id = draft(SurveyType.CES);
        var page = edit(id, "recipients");
        assertThat(page.locator("#tab-recipients")).containsText("1 to mend");

        page.getByLabel("Pipeline").selectOption(pipeline);
        assertThat(page.locator("#tab-recipients")).hasText("Recipients");
        assertThat(page.locator("h1")).not().containsText("unpublished");

        surveys.publish(id);
        goTo(page, "survey");
        page.getByLabel("Greeting").fill("Hello {{contact.x}}");
        assertThat(page.locator("#tab-survey")).containsText("1 to mend");
        assertThat(page.locator("h1")).containsText("unpublished changes");
        click(page, AriaRole.LINK, "Review and publish");
        assertThat(page.getByText("unpublished changes")).isVisible();
        page.navigate("/surveys?search=" + surveys.get(id).draft().name().substring(6));
        assertThat(page.locator("tbody tr")).containsText("unpublished changes");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
