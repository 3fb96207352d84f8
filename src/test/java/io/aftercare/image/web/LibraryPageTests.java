package io.aftercare.image.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.aftercare.identity.Role;
import io.aftercare.image.Image;
import io.aftercare.image.Images;
import io.aftercare.image.SampleImages;
import io.aftercare.pages.BrowserTest;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyDefinition.Theme;
import io.aftercare.survey.SurveyType;
import io.aftercare.survey.Surveys;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class LibraryPageTests extends BrowserTest {

    @Autowired
    private Images images;

    @Autowired
    private Surveys surveys;

    @Autowired
    private LibraryController library;

    private final String mark = UUID.randomUUID().toString().substring(0, 13);

    @Test
    void uploadsFindsRenamesAndDeletes() {
        var page = signedIn(Role.AUTHOR);
        click(page, AriaRole.LINK, "Images");

        upload(page, "logo & <b> " + mark + ".png", SampleImages.uniquePng());
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("is in the library");

        page.getByLabel("Search by name").fill("LOGO & <b> " + mark);
        assertThat(page).hasURL(Pattern.compile(".*search=LOGO.*"));
        assertThat(tiles(page)).hasCount(1);
        assertThat(tiles(page)).containsText("Not in use");
        assertThat(page.getByAltText("logo & <b> " + mark + ".png")).isVisible();

        click(page, AriaRole.BUTTON, "Rename logo");
        page.getByRole(AriaRole.DIALOG).getByLabel("Name").fill("brand " + mark);
        page.getByRole(AriaRole.DIALOG).getByText("Save name").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("brand " + mark);

        page.navigate("/library?search=" + mark);
        click(page, AriaRole.BUTTON, "Delete brand");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete image"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("is deleted");
        assertThat(images.list(mark, null, 5).items()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAFileWhereItIsChosen() {
        var page = signedIn(Role.AUTHOR);
        page.navigate("/library");

        click(page, AriaRole.BUTTON, "Upload");
        assertThat(page.getByText("No file was chosen")).isVisible();
        upload(page, "not.png", "an old letter".getBytes(StandardCharsets.UTF_8));
        assertThat(page.getByText("none of the images that are taken here")).isVisible();
        upload(page, "empty.png", new byte[0]);
        assertThat(page.getByText("This file is empty")).isVisible();
        choose(page, "large.png", new byte[6_000_000]);
        assertThat(page.getByText("This file has 6 MB")).isVisible();
        assertThat(page.getByLabel("Add an image")).hasValue("");
    }

    @Test
    void aFileThatIsTooLargeForTheServerIsToldAtItsField() {
        var page = signedIn(Role.AUTHOR);
        page.navigate("/library");
        page.locator("[data-longest]").evaluate("field => field.dataset.longest = 99999999");

        upload(page, "large.png", new byte[6_000_000]);
        assertThat(page.getByText("an image may have 5.0 MB")).isVisible();

        page.locator("[data-longest]").evaluate("field => field.dataset.longest = 99999999");
        upload(page, "huge.png", new byte[12_000_000]);
        assertThat(page.getByText("This file is too large")).isVisible();
    }

    @Test
    void whatASurveyShowsCannotBeDeletedAndSaysWhere() {
        var image = image("used " + mark);
        surveys.create(
                SurveyDefinition.of(SurveyType.NPS, "Loyal " + mark).toBuilder()
                        .theme(new Theme("#1f5fbf", image.id().value()))
                        .build(),
                "Ada");
        var page = signedIn(Role.AUTHOR);
        page.navigate("/library?search=" + mark);

        assertThat(tiles(page)).containsText("survey 'Loyal " + mark + "', mail");
        assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Delete used")))
                .hasCount(0);
    }

    @Test
    void whoDoesNotWriteSurveysOnlyLooks() {
        image("seen " + mark);
        var page = signedIn(Role.LEAD);
        page.navigate("/library?search=" + mark);

        assertThat(tiles(page)).hasCount(1);
        assertThat(page.getByLabel("Add an image")).hasCount(0);
        assertThat(tiles(page).getByRole(AriaRole.BUTTON)).hasCount(0);
    }

    @Test
    void costsTwoStatements() throws Exception {
        image("a " + mark);
        image("b " + mark);
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("test", "", "surveys:read"));
        try {
            assertThat(statementsOf(() -> library.list(mark, null))).hasSize(2);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private Image image(String name) {
        return images.upload(name, SampleImages.uniquePng(), null);
    }

    private static Locator tiles(Page page) {
        return page.locator("#images .card");
    }

    private static void upload(Page page, String name, byte[] file) {
        choose(page, name, file);
        click(page, AriaRole.BUTTON, "Upload");
    }

    private static void choose(Page page, String name, byte[] file) {
        page.getByLabel("Add an image").setInputFiles(new FilePayload(name, "image/png", file));
    }
}
