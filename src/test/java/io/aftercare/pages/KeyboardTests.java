package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Role;
import io.aftercare.survey.SurveyType;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The editor by keyboard alone: everything is reached, and one always sees where one is. */
class KeyboardTests extends EditorTest {

    private static final int STOPS = 150;

    /** What has the focus if it shows it, and where it is; empty if nothing has it. */
    private static final String FOCUSED = """
            () => {
              const at = document.activeElement;
              if (!at || at === document.body) return '';
              if (at.tagName === 'IFRAME') return 'frame';
              const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
              const box = at.getBoundingClientRect();
              const seen = at.matches(':focus-visible') && box.bottom > 0 && box.top < innerHeight
                && ((outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none');
              return (seen ? '' : `HIDDEN ${outlineStyle} ${boxShadow} at ${box.top} `) + at.outerHTML.slice(0, 200);
            }
            """;

    @Test
    void leadsFromTheListToALiveSurvey() {
        var page = signedIn(Role.PUBLISHER, "/surveys");
        open(page, AriaRole.LINK, "Create survey");
        open(page, AriaRole.LINK, "Create CES survey");
        tabTo(page, page.getByLabel("Name"));
        page.keyboard().type("By keyboard " + UNIQUE);
        page.keyboard().press("Enter");
        seesHeading(page, "By keyboard " + UNIQUE);

        write(page);
        visit(page, "Feedback", "The second question");
        visit(page, "Thank you", "Difficult (1–3)");
        visit(page, "Recipients", "Who is asked");
        choose(page, page.getByLabel("Pipeline"), "Pipeline " + pipeline);
        isSaved(page);
        visit(page, "Settings", "Timing");
        delay(page);
        visit(page, "Automation", "Difficult");

        open(page, AriaRole.LINK, "Review and publish");
        seesHeading(page, "Checklist");
        open(page, AriaRole.BUTTON, "Publish");
        assertThat(page.getByText("is live: version 1")).isVisible();
    }

    @Test
    void neverLosesItsPlaceWhenAFieldIsKept() {
        var page = edit(draft(SurveyType.CES), "survey");
        tabTo(page, page.getByLabel("Subject"));
        page.keyboard().type("{{contact.frist_name}}");

        assertThat(page.locator("#field-subject-result")).containsText("is not known");
        assertThat(page.getByLabel("Subject")).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.locator("#field-subject").getByRole(AriaRole.COMBOBOX)).isFocused();
        page.keyboard().press("Shift+Tab");
        assertThat(page.getByLabel("Subject")).isFocused();
    }

    @Test
    void insertsATokenByTheButtonToo() {
        var page = edit(draft(SurveyType.CES), "survey");
        var tokens = page.locator("#field-subject").getByRole(AriaRole.COMBOBOX);
        tabTo(page, tokens);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        var second = tokens.inputValue();
        page.keyboard().press("Tab");
        page.keyboard().press("Space");

        assertThat(page.getByLabel("Subject")).hasValue("{{" + second + "}}");
        assertThat(page.getByLabel("Subject")).isFocused();
        assertThat(page.locator("#field-subject [data-insert]")).isHidden();
    }

    @Test
    void opensAndClosesADialogAndComesBack() {
        var page = edit(draft(SurveyType.CES), "survey");
        open(page, AriaRole.BUTTON, "Send test");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        assertThat(page.locator("dialog :focus")).hasCount(1);

        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Send test"))).isFocused();
    }

    private static void write(Page page) {
        var language = page.getByLabel("Language", new GetByLabelOptions().setExact(true));
        choose(page, language, "Deutsch");
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("Greeting")).hasAttribute("placeholder", Pattern.compile("Hallo.*"));
        assertThat(page.getByLabel("Company name")).isFocused();
        page.keyboard().type("Nordwind");
        var greeting = page.getByLabel("Greeting");
        tabTo(page, greeting);
        page.keyboard().type("Hallo ");
        page.keyboard().press("Tab");
        choose(page, page.locator("#field-greeting").getByRole(AriaRole.COMBOBOX), "contact.first_name");
        page.keyboard().press("Enter");
        assertThat(greeting).hasValue("Hallo {{contact.first_name}}");
        assertThat(greeting).isFocused();
        isSaved(page);

        var color = page.getByRole(AriaRole.BUTTON, named("Colour #b91c1c"));
        tabTo(page, color);
        page.keyboard().press("Space");
        assertThat(page.getByLabel("Colour", new GetByLabelOptions().setExact(true)))
                .hasValue("#b91c1c");
        isSaved(page);
        assertThat(color).isFocused();
    }

    private static void delay(Page page) {
        choose(page, page.getByLabel("Send the mail after, unit"), "hours");
        page.keyboard().press("Shift+Tab");
        var amount = page.getByLabel("Send the mail after", new GetByLabelOptions().setExact(true));
        assertThat(amount).isFocused();
        page.keyboard().type("2");
        isSaved(page);
        assertThat(amount).isFocused();
    }

    private static void visit(Page page, String tab, String heading) {
        var fromWithin =
                page.evaluate("document.activeElement !== document.body").equals(true);
        var parts = page.getByLabel("Parts of the survey").getByText(tab);
        tabTo(page, parts, fromWithin ? "Shift+Tab" : "Tab");
        page.keyboard().press("Enter");
        seesHeading(page, heading);
    }

    private static void open(Page page, AriaRole role, String name) {
        tabTo(page, page.getByRole(role, named(name)).first());
        page.keyboard().press("Enter");
    }

    /** Chooses of a list by its first letters, as its browser lets one. */
    private static void choose(Page page, Locator list, String option) {
        tabTo(page, list);
        page.keyboard().type(option);
        assertThat(list.locator("option:checked")).hasText(option);
    }

    /** Goes on from where it is, and sees at every stop where it is. */
    private static void tabTo(Page page, Locator target) {
        tabTo(page, target, "Tab");
    }

    /**
     * The parts of the survey come before their fields: back to them is shorter than through all users of a long list.
     * Asks at once which element it is and whether that has the focus: the parts are replaced when a draft is saved.
     */
    private static void tabTo(Page page, Locator target, String key) {
        assertThat(target).isVisible();
        for (var stop = 0; stop < STOPS; stop++) {
            if (target.and(page.locator(":focus")).count() > 0) {
                assertThat((String) page.evaluate(FOCUSED)).doesNotStartWith("HIDDEN");
                return;
            }
            page.keyboard().press(key);
            assertThat((String) page.evaluate(FOCUSED)).doesNotStartWith("HIDDEN");
        }
        throw new AssertionError("No Tab leads to " + target);
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name).setExact(true);
    }
}
