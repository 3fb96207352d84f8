package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.aftercare.crm.Pipelines;
import io.aftercare.identity.Role;
import io.aftercare.identity.Teams;
import io.aftercare.image.Images;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import io.aftercare.survey.Surveys;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** The survey editor in the browser. */
abstract class EditorTest extends BrowserTest {

    static final String UNIQUE = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    Surveys surveys;

    @Autowired
    Pipelines pipelines;

    @Autowired
    Teams teams;

    @Autowired
    Images images;

    @Autowired
    JsonMapper json;

    String pipeline = "";

    @BeforeEach
    void openPipeline() {
        pipeline = "p" + UUID.randomUUID();
        pipelines.create(pipeline, "Pipeline " + pipeline);
    }

    /** A draft of which little was said. */
    SurveyId draft(SurveyType type) {
        return draft(type, "\"companyName\": \"Northwind\"");
    }

    SurveyId draft(SurveyType type, String more) {
        var definition = json.readValue(
                "{\"name\": \"Draft %s\", \"type\": \"%s\", %s}".formatted(UUID.randomUUID(), type.key(), more),
                SurveyDefinition.class);
        return surveys.create(definition).id();
    }

    /** The editor as a new author sees it. */
    Page edit(SurveyId id, String tab) {
        var page = signedIn(Role.AUTHOR, "/surveys/" + id + "/edit/" + tab);
        return page;
    }

    static void isSaved(Page page) {
        assertThat(page.locator("#save-state")).hasText("Saved.");
    }

    static void goTo(Page page, String tab) {
        page.locator("#tab-" + tab).click();
        page.waitForURL(Pattern.compile("/edit/" + tab));
    }
}
