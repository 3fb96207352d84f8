package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Role;
import io.aftercare.survey.SurveyType;
import org.junit.jupiter.api.Test;

/** What is typed in the editor is kept, whatever else happens meanwhile. */
class EditorSavingTests extends EditorTest {

    @Test
    void keepsWhatIsTypedWithoutBeingAsked() {
        var id = draft(SurveyType.CES);
        var page = edit(id, "survey");

        page.getByLabel("Subject").fill("How easy was it, {{contact.first_name}}?");
        page.getByLabel("Introduction").fill("Tell us.\n\nIt takes a second.");
        isSaved(page);

        page.reload();
        assertThat(page.getByLabel("Subject")).hasValue("How easy was it, {{contact.first_name}}?");
        assertThat(page.getByLabel("Introduction")).hasValue("Tell us.\n\nIt takes a second.");
    }

    @Test
    void savesBeforeItGoesToAnotherTab() {
        var id = draft(SurveyType.CES);
        var page = edit(id, "survey");

        page.getByLabel("Greeting").fill("Good day");
        click(page, AriaRole.LINK, "Feedback");

        seesHeading(page, "The second question");
        org.assertj.core.api.Assertions.assertThat(surveys.get(id).draft().greeting())
                .isEqualTo("Good day");
    }

    @Test
    void savesWhatIsTypedWhileAnEarlierTextIsBeingSaved() {
        var id = draft(SurveyType.CES);
        var page = edit(id, "survey");

        page.getByLabel("Greeting").evaluate("""
                (input) => {
                  const type = (text) => {
                    input.value = text;
                    input.dispatchEvent(new Event('input', { bubbles: true }));
                  };
                  type('First');
                  input.dispatchEvent(new Event('change', { bubbles: true }));
                  type('Second');
                  [...document.querySelectorAll('.nav-tabs a')].find((tab) => tab.textContent === 'Feedback').click();
                }
                """);

        seesHeading(page, "The second question");
        org.assertj.core.api.Assertions.assertThat(surveys.get(id).draft().greeting())
                .isEqualTo("Second");
    }

    @Test
    void goesToAnotherTabOnceAColourIsSaved() {
        var page = edit(draft(SurveyType.CES), "survey");

        page.getByLabel("Colour #15803d").click();
        goTo(page, "feedback");
        page.getByLabel("Difficult (1–3)").fill("What was hard?");

        isSaved(page);
        page.reload();
        assertThat(page.getByLabel("Difficult (1–3)")).hasValue("What was hard?");
    }

    @Test
    void tellsTheLaterOfTwoAuthorsAndOverwritesNothing() {
        var id = draft(SurveyType.CES);
        var anna = edit(id, "survey");
        var ben = signedIn(newUser(Role.AUTHOR), new NewContextOptions());
        ben.navigate("/surveys/" + id + "/edit/survey");
        anna.getByLabel("Greeting").fill("From Anna");
        isSaved(anna);

        ben.getByLabel("Subject").fill("From Ben");

        var told = ben.locator("#field-subject-result");
        assertThat(told).containsText("changed this survey");
        org.assertj.core.api.Assertions.assertThat(surveys.get(id).draft().subject())
                .isNull();
        told.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Keep mine"))
                .click();
        isSaved(ben);
        var draft = surveys.get(id).draft();
        org.assertj.core.api.Assertions.assertThat(draft.subject()).isEqualTo("From Ben");
        org.assertj.core.api.Assertions.assertThat(draft.greeting()).isEqualTo("From Anna");
    }
}
