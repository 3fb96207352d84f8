package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Role;
import io.aftercare.image.SampleImages;
import io.aftercare.survey.SurveyType;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EditorTests extends EditorTest {

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
    void namesAnUnknownTokenAtItsFieldAndKeepsTheText() {
        var id = draft(SurveyType.CES);
        var page = edit(id, "survey");

        page.getByLabel("Subject").fill("Hello {{contact.frist_name}}");

        assertThat(page.locator("#field-subject-result")).containsText("{{contact.frist_name}} is not known");
        assertThat(page.getByLabel("Subject")).hasAttribute("aria-invalid", "true");
        page.getByLabel("Subject").fill("Hello {{contact.first_name}}");
        assertThat(page.locator("#field-subject-result")).hasText("");
    }

    @Test
    void insertsATokenWhereTheCursorStands() {
        var page = edit(draft(SurveyType.CES), "survey");
        var greeting = page.getByLabel("Greeting");
        greeting.fill("Hello !");
        greeting.press("ArrowLeft");

        page.locator("#field-greeting")
                .getByLabel("Insert a token into this text")
                .selectOption("contact.first_name");

        assertThat(greeting).hasValue("Hello {{contact.first_name}}!");
        isSaved(page);
    }

    @Test
    void refusesAColourThatIsNoneAndKeepsTheLastOne() {
        var id = draft(SurveyType.CES);
        var page = edit(id, "survey");
        var color = page.getByLabel("Colour", new GetByLabelOptions().setExact(true));

        color.fill("#12");
        color.blur();

        assertThat(page.locator("#field-theme-color-result")).containsText("Not saved. Must be");
        org.assertj.core.api.Assertions.assertThat(
                        surveys.get(id).draft().theme().color())
                .isEqualTo("#1f5fbf");
        click(page, AriaRole.BUTTON, "Colour #b91c1c");
        assertThat(color).hasValue("#b91c1c");
        isSaved(page);
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

    @Test
    void writesASurveyInOneMoreLanguage() {
        var id = draft(SurveyType.CES);
        var page = edit(id, "feedback");

        page.getByLabel("Language to add").selectOption("de");
        click(page, AriaRole.BUTTON, "Add language");
        var question = page.locator("#field-translations-de-followUpQuestions-negative-input");
        assertThat(question).hasAttribute("placeholder", Pattern.compile(".*(Was|Wie|Wo).*"));
        question.fill("Was war schwierig?");
        isSaved(page);

        org.assertj.core.api.Assertions.assertThat(
                        surveys.get(id).draft().in("de").followUpQuestions().negative())
                .isEqualTo("Was war schwierig?");
        org.assertj.core.api.Assertions.assertThat(
                        surveys.get(id).draft().followUpQuestions().negative())
                .isNull();
    }

    @Test
    void showsAnImageOfTheLibraryOnTheMail() {
        var image = images.upload("lake-" + UNIQUE + ".png", SampleImages.uniquePng(), null);
        var id = draft(SurveyType.CES);
        var page = edit(id, "survey");

        click(page, AriaRole.BUTTON, "Choose image");
        page.locator("#image-library [data-image='" + image.id() + "']").click();
        isSaved(page);

        org.assertj.core.api.Assertions.assertThat(
                        surveys.get(id).draft().theme().image())
                .isEqualTo(image.id().value());
        assertThat(page.frameLocator(".preview-frame").locator("img[src*='/images/" + image.id() + "']"))
                .isVisible();
    }

    @Test
    void setsTimingAndWhoIsTold() {
        teams.put("Crew of " + UNIQUE, java.util.List.of());
        var id = draft(SurveyType.CES);
        var page = edit(id, "settings");

        var amount = page.getByLabel("Send the mail after", new GetByLabelOptions().setExact(true));
        assertThat(amount).isHidden();
        page.getByLabel("Send the mail after, unit").selectOption("hours");
        assertThat(amount).hasValue("1");
        page.getByLabel("Send the mail after", new GetByLabelOptions().setExact(true))
                .fill("2");
        page.getByLabel("Crew of " + UNIQUE).check();
        page.getByLabel("Only answers with a comment").check();
        isSaved(page);
        click(page, AriaRole.LINK, "Thank you");
        seesHeading(page, "Difficult (1–3)");

        var draft = surveys.get(id).draft();
        org.assertj.core.api.Assertions.assertThat(draft.delay()).hasHours(2);
        org.assertj.core.api.Assertions.assertThat(draft.notifications().teams())
                .containsExactly("Crew of " + UNIQUE);
        org.assertj.core.api.Assertions.assertThat(draft.notifications().onlyWithComment())
                .isTrue();
    }

    @Test
    void keepsATeamThatIsChosenAndGoneUntilItIsTakenAway() {
        var gone = teams.create("Gone " + UNIQUE, java.util.List.of());
        teams.put("Stays " + UNIQUE, java.util.List.of());
        var id = draft(SurveyType.CES, "\"notifications\": {\"teams\": [\"%s\"]}".formatted(gone.name()));
        teams.remove(gone.id());
        var page = edit(id, "settings");
        assertThat(page.getByLabel(gone.name() + " unknown")).isChecked();

        page.getByLabel("Stays " + UNIQUE).check();
        isSaved(page);
        assertThat(page.locator("#field-notifications-teams-result")).containsText("no team '" + gone.name());
        org.assertj.core.api.Assertions.assertThat(
                        surveys.get(id).draft().notifications().teams())
                .containsExactly(gone.name(), "Stays " + UNIQUE);

        page.getByLabel(gone.name()).uncheck();
        assertThat(page.locator("#field-notifications-teams-result")).hasText("");
        org.assertj.core.api.Assertions.assertThat(
                        surveys.get(id).draft().notifications().teams())
                .containsExactly("Stays " + UNIQUE);
    }

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

    @Test
    void theQuestionNamesTheCompanyAsSoonAsItIsSaved() {
        var page = edit(draft(SurveyType.CSAT, "\"language\": \"en\""), "survey");

        page.getByLabel("Company name").fill("Typed & Sons");

        isSaved(page);
        assertThat(page.locator("blockquote")).containsText("Typed & Sons");
    }

    @Test
    void whatIsSaidOfAnotherSurveyFollowsWhatIsChanged() {
        var other = draft(SurveyType.CES, "\"companyName\": \"Northwind\", \"pipeline\": \"%s\"".formatted(pipeline));
        surveys.publish(other);
        var page = edit(draft(SurveyType.CES, "\"pipeline\": \"%s\"".formatted(pipeline)), "settings");
        assertThat(page.locator("#rivals")).containsText("left to chance");

        page.getByLabel("Send the mail after, unit").selectOption("hours");

        assertThat(page.locator("#rivals")).containsText("this one after 1 hour");
        assertThat(page.locator("#rivals")).containsText("hardly ever sent");
        click(page, AriaRole.LINK, "Review and publish");
        click(page, AriaRole.LINK, "Days between surveys");
        assertThat(page.locator("#rivals")).isInViewport();
    }

    @Test
    void aSenderWhoIsNoneAnyMoreIsMarked() {
        var page = edit(
                draft(
                        SurveyType.NPS,
                        "\"sender\": {\"name\": \"Tim\", \"address\": \"gone-%s@northwind.example\"}"
                                .formatted(UNIQUE)),
                "survey");

        assertThat(page.getByLabel("From", new GetByLabelOptions().setExact(true))
                        .locator("option[selected]"))
                .hasText("Tim – gone-" + UNIQUE + "@northwind.example (neither a user nor a sender)");
        assertThat(page.getByLabel("From", new GetByLabelOptions().setExact(true))
                        .locator("option")
                        .first())
                .hasText("The standard sender, Aftercare – feedback@aftercare.test");
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
    void theTabThatIsShownIsInViewOnAPhone() {
        var page = signedIn(newUser(Role.AUTHOR), new NewContextOptions().setViewportSize(360, 740));
        page.navigate("/surveys/" + draft(SurveyType.CES) + "/edit/automation");

        assertThat(page.locator("#tab-automation")).isInViewport();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static void goTo(Page page, String tab) {
        page.locator("#tab-" + tab).click();
        page.waitForURL(Pattern.compile("/edit/" + tab));
    }
}
