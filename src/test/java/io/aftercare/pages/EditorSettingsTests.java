package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.survey.SurveyType;
import org.junit.jupiter.api.Test;

/** Timing, teams and what is said of other surveys on the Settings tab. */
class EditorSettingsTests extends EditorTest {

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
}
