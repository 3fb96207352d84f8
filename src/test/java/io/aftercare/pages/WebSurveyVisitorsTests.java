package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.site.SiteChange;
import io.aftercare.survey.SurveyType;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Whom a page of another host shows a survey, and whom not. */
class WebSurveyVisitorsTests extends WebSiteTest {

    @Test
    void staySilentForWhoIsNotKnown() {
        var survey = live(SurveyType.NPS, "dialog");
        var asked = new ArrayList<String>();
        site().embed("data-survey=\"%s\"".formatted(survey));
        var page = browser(new NewContextOptions());
        page.onRequest(request -> asked.add(request.url()));

        page.waitForResponse("**/s/aftercare.js", () -> page.navigate(site().origin()));
        page.waitForFunction("document.readyState === 'complete'");

        assertThat(page.locator("aftercare-survey")).hasCount(0);
        org.assertj.core.api.Assertions.assertThat(asked).noneMatch(url -> url.contains("/s/" + survey));
        org.assertj.core.api.Assertions.assertThat(stored(page)).isEqualTo("{} {}");
        org.assertj.core.api.Assertions.assertThat(runs(survey)).isZero();
    }

    @Test
    void stayAwayFromForgedIdentitiesAndOtherSites() {
        var survey = live(SurveyType.NPS, "dialog");
        var forged = identity("x".repeat(43), survey.toString());
        site().embed("data-survey=\"%s\" data-identity=\"%s\"".formatted(survey, forged));
        var page = browser(new NewContextOptions());
        var refused = page.waitForResponse("**/due", () -> page.navigate(site().origin()));
        org.assertj.core.api.Assertions.assertThat(refused.status()).isEqualTo(401);
        assertThat(page.locator("aftercare-survey")).hasCount(0);

        site().embed(attributes(survey));
        var failed = new ArrayList<String>();
        page.onRequestFailed(request -> failed.add(request.url()));
        page.navigate(site().otherOrigin());
        page.waitForCondition(() -> failed.stream().anyMatch(url -> url.endsWith("/due")));
        assertThat(page.locator("aftercare-survey")).hasCount(0);
        org.assertj.core.api.Assertions.assertThat(runs(survey)).isZero();
        org.assertj.core.api.Assertions.assertThat(stored(page)).isEqualTo("{} {}");
    }

    @Test
    void knowWhoComesFromAThankYouPage() {
        var first = live(SurveyType.CSAT, "dialog");
        site().embed(attributes(first));
        var page = visit(new NewContextOptions());
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        var token = jdbc.sql("select token from answer_link where survey_id = ?")
                .param(first.value())
                .query(String.class)
                .single();
        page.navigate("/a/" + token);
        var linked = requireNonNull(made).site();
        sites.change(linked.id(), new SiteChange("Corner shop", true));
        try {
            page.locator("input[value='5']").check();
            page.locator("button.primary").click();
            page.locator("form:has(textarea) button").click();
            var second = live(SurveyType.NPS, "dialog");
            site().embed("data-survey=\"%s\"".formatted(second));

            assertThat(page.getByRole(AriaRole.LINK)).isVisible();
            Look.at(page, "public-thank-you-onward");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go on to Corner shop"))
                    .click();

            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            assertThat(page).hasURL(site().origin() + "/");
            org.assertj.core.api.Assertions.assertThat(runs(second)).isEqualTo(1);
        } finally {
            sites.change(linked.id(), new SiteChange("Corner shop", false));
        }
    }
}
