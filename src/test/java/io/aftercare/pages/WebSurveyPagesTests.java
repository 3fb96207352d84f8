package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.crm.ContactCommand;
import io.aftercare.identity.Role;
import io.aftercare.survey.SurveyType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Surveys on a page of another host: shown, answered, closed. */
class WebSurveyPagesTests extends WebSiteTest {

    @Test
    void areAnsweredByKeyboard() {
        var survey = live(SurveyType.NPS, "dialog");
        site().embed(attributes(survey));
        var page = visit(new NewContextOptions());
        var dialog = page.getByRole(AriaRole.DIALOG);

        assertThat(dialog).isVisible();
        assertThat(dialog)
                .hasAccessibleName("How likely is it that you would recommend Northwind to a friend or colleague?");
        assertThat(page.locator("legend")).isFocused();
        Look.at(page, "web-survey-score");
        page.keyboard().press("Tab");
        assertThat(page.getByRole(AriaRole.RADIO).first()).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Please choose a score.");
        page.keyboard().press("Space");
        for (var right = 0; right < 9; right++) {
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.TEXTBOX)).isFocused();
        page.keyboard().type("Quick & easy <b>");
        Look.at(page, "web-survey-comment");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Thank you, we are glad!")))
                .isFocused();
        Look.at(page, "web-survey-thanks");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        assertThat(page.locator("aftercare-survey")).hasCount(0);
        org.assertj.core.api.Assertions.assertThat(
                        jdbc.sql("""
                        select answer.score || ' ' || comment from answer join survey_run r on r.id = run_id
                        where r.survey_id = ? and comment is not null""").param(survey.value()).query(String.class).single())
                .isEqualTo("9 Quick & easy <b>");
        org.assertj.core.api.Assertions.assertThat(page.context().cookies()).isEmpty();
        org.assertj.core.api.Assertions.assertThat(stored(page)).isEqualTo("{} {}");
        await().atMost(Duration.ofSeconds(60)).until(() -> "completed".equals(state(survey)));
    }

    @Test
    void letTheScoreBeChangedWhileTheCommentIsOpen() {
        var survey = live(SurveyType.NPS, "dialog");
        site().embed(attributes(survey));
        var page = visit(new NewContextOptions());
        var send = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send my answer"));
        page.getByRole(AriaRole.RADIO).nth(2).check();
        send.click();
        page.getByRole(AriaRole.TEXTBOX).fill("Quick");

        click(page, AriaRole.BUTTON, "Change my score");
        assertThat(page.locator("legend")).isFocused();
        assertThat(page.getByRole(AriaRole.RADIO).nth(2)).isChecked();
        page.getByRole(AriaRole.RADIO).nth(9).check();
        send.click();
        assertThat(page.getByRole(AriaRole.TEXTBOX)).hasValue("Quick");
        Look.at(page, "web-survey-score-changed");
        click(page, AriaRole.BUTTON, "Change my score");
        page.waitForResponse("**/comment", () -> page.keyboard().press("Escape"));

        await().atMost(Duration.ofSeconds(60)).until(() -> "completed".equals(state(survey)));
        org.assertj.core.api.Assertions.assertThat(
                        jdbc.sql("""
                        select r.score || ': ' || string_agg(answer.score::text, ' ' order by answer.id)
                        from answer join survey_run r on r.id = run_id where r.survey_id = ? group by r.id""").param(survey.value()).query(String.class).single())
                .isEqualTo("9: 2 9");
    }

    @ParameterizedTest
    @EnumSource(names = {"NPS", "CSAT"})
    void fitAPhoneAndKeepTheFocusInside(SurveyType type) {
        var survey = live(type, "dialog");
        site().embed(attributes(survey));
        var page = visit(phone());

        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        Look.fits(page, "the survey on a phone");
        var small = page.evaluate("""
                () => [...document.querySelector('aftercare-survey').shadowRoot.querySelectorAll('.score, button')]
                  .filter((target) => { const box = target.getBoundingClientRect(); return box.width < 40 || box.height < 40; }).length
                """);
        org.assertj.core.api.Assertions.assertThat(small).isEqualTo(0);
        var overflowing = page.evaluate("""
                () => [...document.querySelector('aftercare-survey').shadowRoot.querySelectorAll('.stars')]
                  .filter((stars) => stars.offsetWidth > stars.parentElement.clientWidth).length
                """);
        org.assertj.core.api.Assertions.assertThat(overflowing).isEqualTo(0);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "web-survey-phone-%s.png".formatted(type.key()))));
        for (var tab = 0; tab < 6; tab++) {
            page.keyboard().press("Tab");
            org.assertj.core.api.Assertions.assertThat(page.evaluate("document.activeElement.localName"))
                    .isIn("aftercare-survey", "body");
        }
    }

    @Test
    void areClosedByEscapeAndDoNotComeBack() {
        var survey = live(SurveyType.NPS, "dialog");
        site().embed(attributes(survey));
        var page = visit(new NewContextOptions());
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();

        page.waitForResponse("**/dismissed", () -> page.keyboard().press("Escape"));

        assertThat(page.locator("aftercare-survey")).hasCount(0);
        org.assertj.core.api.Assertions.assertThat(state(survey)).isEqualTo("expired");
        page.waitForResponse("**/due", page::reload);
        assertThat(page.locator("aftercare-survey")).hasCount(0);
        var lead = signedIn(Role.LEAD, "/runs/" + run(survey));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            lead.reload();
            return lead.getByText("its process stays here, with nothing left to do")
                    .first()
                    .isVisible();
        });
    }

    @Test
    void stayClosedAndKeepTheScoreThatWasOnItsWay() {
        var survey = live(SurveyType.NPS, "dialog");
        site().embed(attributes(survey));
        var page = visit(new NewContextOptions());
        var held = held(page, "**/score");
        page.getByRole(AriaRole.RADIO).nth(9).check();
        page.waitForRequest("**/score", () -> click(page, AriaRole.BUTTON, "Send my answer"));

        page.keyboard().press("Escape");
        assertThat(page.locator("aftercare-survey")).hasCount(0);
        page.waitForResponse("**/comment", () -> held.getFirst().resume());

        page.waitForResponse("**/due", page::reload);
        assertThat(page.locator("aftercare-survey")).hasCount(0);
        await().atMost(Duration.ofSeconds(60)).until(() -> "completed".equals(state(survey)));
    }

    @Test
    void takeNothingFromTheCommentThatWasOnItsWayWhenTheyWereClosed() {
        var survey = live(SurveyType.NPS, "dialog");
        site().embed(attributes(survey));
        var page = visit(new NewContextOptions());
        var held = held(page, "**/comment");
        page.getByRole(AriaRole.RADIO).nth(9).check();
        click(page, AriaRole.BUTTON, "Send my answer");
        page.getByRole(AriaRole.TEXTBOX).fill("Quick");
        page.waitForRequest("**/comment", () -> page.locator("button.send").click());

        page.keyboard().press("Escape");
        assertThat(page.locator("aftercare-survey")).hasCount(0);
        page.waitForResponse("**/comment", () -> held.getFirst().resume());
        page.waitForResponse("**/due", page::reload);

        org.assertj.core.api.Assertions.assertThat(held)
                .singleElement()
                .satisfies(call -> org.assertj.core.api.Assertions.assertThat(
                                call.request().postData())
                        .contains("Quick"));
    }

    /** The calls of a page that wait until they are let go. */
    private static List<Route> held(Page page, String calls) {
        var held = new ArrayList<Route>();
        page.route(calls, held::add);
        return held;
    }

    @Test
    void followTheVisitorToTheNextPage() {
        var survey = live(SurveyType.CSAT, "bubble");
        site().embed(attributes(survey));
        var page = visit(dark());
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).isVisible();
        Look.at(page, "web-survey-bubble");

        page.getByRole(AriaRole.LINK).click();
        page.waitForURL("**/next");

        assertThat(dialog).isVisible();
        page.getByRole(AriaRole.RADIO).nth(3).check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send my answer"))
                .click();
        assertThat(page.getByRole(AriaRole.TEXTBOX)).isFocused();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close"))
                .click();
        assertThat(page.locator("aftercare-survey")).hasCount(0);
        await().atMost(Duration.ofSeconds(60)).until(() -> "completed".equals(state(survey)));
    }

    @Test
    void appearInOneOfTwoTabs() {
        var survey = live(SurveyType.NPS, "dialog");
        site().embed(attributes(survey));
        var one = browser(new NewContextOptions());
        var other = one.context().newPage();

        one.waitForResponse("**/shown", () -> one.navigate(site().origin()));
        assertThat(one.getByRole(AriaRole.DIALOG)).isVisible();
        other.waitForResponse("**/due", () -> other.navigate(site().origin()));

        assertThat(other.locator("aftercare-survey")).hasCount(0);
        org.assertj.core.api.Assertions.assertThat(runs(survey)).isEqualTo(1);
    }

    @Test
    void speakTheVisitorsLanguageFromRightToLeft() {
        contacts.put(new ContactCommand(email, "Ada", null, "ar", null));
        var survey = live(SurveyType.NPS, "bubble", "\"translations\": {\"ar\": {}},");
        site().embed(attributes(survey));

        var page = visit(phone());

        assertThat(page.getByRole(AriaRole.DIALOG)).hasAttribute("dir", "rtl");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("إغلاق")))
                .isVisible();
        Look.at(page, "web-survey-arabic");
    }
}
