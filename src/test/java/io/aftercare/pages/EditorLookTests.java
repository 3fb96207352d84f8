package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import io.aftercare.identity.Role;
import io.aftercare.survey.SurveyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every tab of the editor light and dark, in three sizes, with axe. */
class EditorLookTests extends EditorTest {

    @ParameterizedTest
    @CsvSource({
        "edit/survey, editor-survey",
        "edit/feedback, editor-feedback",
        "edit/thank-you, editor-thank-you",
        "edit/recipients, editor-recipients",
        "edit/settings, editor-settings",
        "edit/automation, editor-automation",
        "edit/review, editor-review",
        "preview, preview"
    })
    void looksGood(String path, String name) {
        var page = signedIn(Role.PUBLISHER, "/surveys/" + draft(SurveyType.CES) + "/" + path);

        Look.at(page, name);
    }

    @ParameterizedTest
    @CsvSource({
        "NPS, edit/survey, editor-survey-nps",
        "NPS, edit/feedback, editor-feedback-nps",
        "CSAT, edit/survey, editor-survey-csat",
        "CSAT, edit/recipients, editor-recipients-csat",
        "CSAT, preview?show=question-negative, preview-csat"
    })
    void looksGoodForEveryType(SurveyType type, String path, String name) {
        var page = signedIn(Role.PUBLISHER, "/surveys/" + draft(type) + "/" + path);

        Look.at(page, name);
    }

    @Test
    void theTabThatIsShownIsInViewOnAPhone() {
        var page = signedIn(newUser(Role.AUTHOR), new NewContextOptions().setViewportSize(360, 740));
        page.navigate("/surveys/" + draft(SurveyType.CES) + "/edit/automation");

        assertThat(page.locator("#tab-automation")).isInViewport();
    }
}
