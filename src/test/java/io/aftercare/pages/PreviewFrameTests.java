package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator.GetByTextOptions;
import com.microsoft.playwright.Locator.ScreenshotOptions;
import com.microsoft.playwright.Page;
import io.aftercare.identity.Role;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.Surveys;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Previews in frames, as the editor shows them. */
class PreviewFrameTests extends BrowserTest {

    @Autowired
    private Surveys surveys;

    @Autowired
    private JsonMapper json;

    @Test
    void showTheMailAndBehindItsScoresTheFollowUpQuestion() {
        var page = framed("mail");
        var frame = page.frameLocator("#preview");

        assertThat(frame.locator("h1")).containsText("How likely is it that you would recommend Northwind");
        screenshot(page, "preview-mail");
        frame.locator("a.score").getByText("9", exactly()).click();

        assertThat(frame.getByText("Great to hear!")).isVisible();
        screenshot(page, "preview-question");
    }

    /** A page of this host with a preview in a frame. */
    private Page framed(String what) {
        var survey = surveys.create(json.readValue(
                "{\"name\": \"%s\", \"type\": \"nps\", \"companyName\": \"Northwind\"}".formatted(UUID.randomUUID()),
                SurveyDefinition.class));
        var page = signedIn(Role.AUTHOR);
        page.evaluate(
                "path => { const frame = document.createElement('iframe'); frame.id = 'preview';"
                        + " frame.width = 700; frame.height = 900; frame.src = path; document.body.prepend(frame); }",
                "/surveys/" + survey.id() + "/preview/" + what);
        return page;
    }

    private static GetByTextOptions exactly() {
        return new GetByTextOptions().setExact(true);
    }

    private static void screenshot(Page page, String name) {
        page.locator("#preview")
                .screenshot(new ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
