package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Role;
import io.aftercare.segment.Match;
import io.aftercare.segment.Segment;
import io.aftercare.survey.SurveyId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A survey for web sites in the editor. */
class WebSurveyEditorTests extends WebSiteTest {

    @Test
    void areMadeInTheEditor() {
        var page = signedIn(Role.PUBLISHER, "/surveys/new/csat");
        page.getByLabel("On your web site").check();
        page.getByLabel("Name").fill("Web " + UNIQUE);
        Look.at(page, "survey-new-web");
        click(page, AriaRole.BUTTON, "Create survey");
        assertThat(page.locator(".preview-frame")).hasCSS("width", "1000px");
        page.getByLabel("Company name").fill("Northwind");
        isSaved(page);
        page.getByLabel("Shop").first().waitFor();
        page.locator("input[value='" + site().origin() + "']").check();
        isSaved(page);
        page.getByLabel("Place on the page").selectOption("bubble");
        isSaved(page);
        page.getByLabel("Shown after seconds on a page").fill("soon");
        assertThat(page.getByText("Type a whole number of seconds")).isVisible();
        page.getByLabel("Shown after seconds on a page").fill("0");
        isSaved(page);
        assertThat(page.getByLabel("Subject")).hasCount(0);
        assertThat(page.getByText("Send test")).hasCount(0);
        Look.at(page, "editor-survey-web");
        for (var tab : List.of("feedback", "thank-you", "recipients", "settings")) {
            page.navigate(page.url().replaceFirst("/edit/.*", "/edit/" + tab));
            Look.at(page, "editor-" + tab + "-web");
            if (tab.equals("recipients")) {
                assertThat(page.locator("#segment")).containsText("shown to nobody");
            }
        }
        page.navigate(page.url().replaceFirst("/edit/.*", "/edit/review"));
        assertThat(page.getByText("would be shown to nobody")).isVisible();
        var id = SurveyId.of(page.url().replaceFirst(".*/surveys/([^/]*)/.*", "$1"));
        surveys.edit(
                id,
                "Ada",
                draft -> draft.toBuilder()
                        .segment(new Segment(Match.ALL, List.of()))
                        .build());
        page.reload();
        click(page, AriaRole.BUTTON, "Publish");
        assertThat(page.getByLabel("Paste it before the end of the body"))
                .hasValue(Pattern.compile(".*/s/aftercare.js\" data-survey=\"" + id + "\" async></script>"));
        Look.at(page, "editor-review-web");
        page.navigate("/surveys/" + id + "/preview");
        Look.at(page, "editor-preview-web");
        page.navigate("/surveys/" + id + "/preview/shown");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCSS("position", "fixed");
    }
}
