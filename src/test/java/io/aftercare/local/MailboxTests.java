package io.aftercare.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FetchOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import io.aftercare.crm.Pipelines;
import io.aftercare.identity.Role;
import io.aftercare.pages.BrowserTest;
import io.aftercare.pages.Look;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyType;
import io.aftercare.survey.Surveys;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The mails of the tests, looked at as in the local start. */
class MailboxTests extends BrowserTest {

    @Autowired
    private Surveys surveys;

    @Autowired
    private Pipelines pipelines;

    private final String mark = UUID.randomUUID().toString().substring(0, 13);
    private final String address = mark + "@customer.test";

    @Test
    void showsAMailWhoseLinksWork() {
        sendASurvey();
        var page = signedIn(Role.LEAD);
        click(page, AriaRole.LINK, "Mailbox");

        page.getByLabel("Search by recipient").fill(mark);
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.locator("tbody a").click();

        assertThat(page.locator("main")).containsText(address);
        page.locator("summary").last().press("Enter");
        assertThat(page.getByText("List-Unsubscribe-Post")).isVisible();
        page.locator("summary").first().press("Enter");
        assertThat(page.locator("pre")).containsText("/a/");
        var link = page.frameLocator("iframe").locator("a[href*='/a/']").first();
        assertThat(link).isVisible();
        Look.at(page, "mailbox-mail");
        answerAtThePublicAddress(page);
        var opened = page.context().waitForPage(link::click);
        assertThat(opened).hasURL(Pattern.compile(".*/a/.*"));
        assertThat(opened.locator("textarea")).isVisible();
        opened.waitForLoadState(LoadState.NETWORKIDLE);
    }

    @Test
    void theHtmlOfAMailMayNotDoMoreThanInAMailProgram() {
        sendASurvey();
        var page = signedIn(Role.LEAD, "/mailbox?search=" + mark);
        var mail = page.locator("tbody a").getAttribute("href");

        var html = page.request().get(mail + "/html");

        assertThat(html.headers().get("content-security-policy"))
                .contains("default-src 'none'")
                .contains("sandbox allow-popups")
                .doesNotContain("script");
        assertThat(html.text()).contains("<base target=\"_blank\">");
        assertThat(page.request().get("/mailbox/0/html").status()).isEqualTo(404);
        allowScripts(page, "**/html");
        page.navigate(mail + "/html");
        Look.atMail(page, "mailbox-mail-html");
    }

    /** Links name the port of an installation, which is not that of a test. */
    private void answerAtThePublicAddress(Page page) {
        page.context()
                .route(
                        "http://127.0.0.1:8080/**",
                        route -> route.fulfill(new FulfillOptions()
                                .setResponse(route.fetch(new FetchOptions()
                                        .setUrl(route.request().url().replace(":8080", ":" + port))))));
    }

    private void sendASurvey() {
        pipelines.create(mark, mark);
        var definition = SurveyDefinition.of(SurveyType.CES, mark).toBuilder()
                .companyName("Northwind")
                .pipeline(mark)
                .build();
        surveys.publish(surveys.create(definition, "Ada").id());
        post("/api/v1/contacts", "{\"email\": \"%s\"}".formatted(address));
        post("/api/v1/tickets", """
                {"externalId": "T-%1$s", "subject": "Help", "pipeline": "%1$s", "contactEmail": "%2$s"}
                """.formatted(mark, address));
        post("/api/v1/tickets/T-" + mark + "/close", "").expectStatus().isAccepted();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !inbox().messagesFor(address).isEmpty());
    }
}
