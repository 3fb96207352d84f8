package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.image.SampleImages;
import io.aftercare.survey.SurveyType;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The fields of mail and pages in the editor: what they take, and what they say of it. */
class EditorFieldsTests extends EditorTest {

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
    void theQuestionNamesTheCompanyAsSoonAsItIsSaved() {
        var page = edit(draft(SurveyType.CSAT, "\"language\": \"en\""), "survey");

        page.getByLabel("Company name").fill("Typed & Sons");

        isSaved(page);
        assertThat(page.locator("blockquote")).containsText("Typed & Sons");
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
}
