package io.aftercare.image.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.aftercare.common.HtmlTemplates;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.PageFrame;
import io.aftercare.identity.Role;
import io.aftercare.image.Images;
import io.aftercare.image.SampleImages;
import io.aftercare.pages.BrowserTest;
import io.aftercare.pages.Look;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The field by which a form of another page chooses an image; a form that saves what changes stands around it. */
class ImageFieldTests extends BrowserTest {

    private static final String COUNT_CHANGES = """
            html => {
              document.getElementById('content').innerHTML = html;
              window.changes = 0;
              document.getElementById('fields').addEventListener('change', () => window.changes++);
            }""";

    @Autowired
    private Images images;

    @Autowired
    private HtmlTemplates templates;

    private final String mark = UUID.randomUUID().toString().substring(0, 13);

    @Test
    void isChosenReplacedAndRemovedByKeyboard() {
        var first = images.upload("first " + mark, SampleImages.uniquePng(), null);
        var second = images.upload("second " + mark, SampleImages.uniquePng(), null);
        var page = pageWithField("");

        button(page, "Choose image").press("Enter");
        page.getByLabel("Search images by name").fill(mark);
        assertThat(choices(page)).hasCount(2);
        button(page, "first " + mark).press("Enter");
        assertThat(value(page)).hasValue(first.id().toString());
        assertThat(page.getByAltText("The chosen image")).isVisible();

        assertThat(button(page, "Replace image")).isFocused();
        button(page, "Replace image").press("Enter");
        assertThat(button(page, "first " + mark)).hasAttribute("aria-pressed", "true");
        Look.at(page, "image-choice");
        button(page, "second " + mark).press("Enter");
        assertThat(value(page)).hasValue(second.id().toString());

        button(page, "Remove image").press("Enter");
        assertThat(value(page)).hasValue("");
        assertThat(page.getByText("No image", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.evaluate("window.changes")).isEqualTo(3);
    }

    @Test
    void takesAnImageThatIsUploadedThereAndSaysWhatIsWrongWithAFile() {
        var image = images.upload("old " + mark, SampleImages.uniquePng(), null);
        var page = pageWithField(image.id().toString());

        button(page, "Replace image").click();
        upload(page, "letter.png", "Dear all".getBytes(StandardCharsets.UTF_8));
        assertThat(page.getByText("none of the images that are taken here")).isVisible();
        upload(page, "new " + mark, SampleImages.uniquePng());

        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        var uploaded = images.list("new " + mark, null, 1).items().getFirst();
        assertThat(value(page)).hasValue(uploaded.id().toString());
        assertThat(page.getByAltText("The chosen image")).hasAttribute("src", uploaded.path());
        assertThat(page.evaluate("window.changes")).isEqualTo(1);
    }

    private Page pageWithField(String value) {
        var page = signedIn(Role.AUTHOR);
        page.navigate("/library");
        var frame = new PageFrame(null, "", "1", List.of(), List.of(), null, List.of());
        var html = templates.render(
                "image/field", Locale.ENGLISH, Map.of("frame", frame, "faults", Faults.none(), "value", value));
        page.evaluate(COUNT_CHANGES, html);
        return page;
    }

    private static void upload(Page page, String name, byte[] file) {
        page.getByRole(AriaRole.DIALOG)
                .getByLabel("Add an image")
                .setInputFiles(new FilePayload(name, "image/png", file));
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Upload"))
                .click();
    }

    private static Locator choices(Page page) {
        return page.locator("[data-image]");
    }

    private static Locator value(Page page) {
        return page.locator("input[name='thankYou.negative.image']");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
    }
}
