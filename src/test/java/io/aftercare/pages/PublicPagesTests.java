package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What respondents open from the mail: with and without script, on the smallest phone. */
class PublicPagesTests extends EditorTest {

    private static final Pattern LINK = Pattern.compile("/a/[A-Za-z0-9_-]{24}");
    private static final Pattern UNSUBSCRIBE = Pattern.compile("/u/[A-Za-z0-9_-]{24}");

    private final String ticket = "T-" + UUID.randomUUID();
    private boolean anonymous;
    private final String address = ticket + "@customer.test";

    @Test
    void takeAnAnswerAndACommentWithoutScriptOnAPhone() throws Exception {
        var mail = askedBy(SurveyType.NPS);
        var page = browser(phone().setJavaScriptEnabled(false));

        page.navigate(find(LINK, mail));
        isUsable(page, "the scale");
        page.locator("input[value='9']").check();
        page.locator("button.primary").click();
        assertThat(page.locator("textarea")).isVisible();
        isUsable(page, "the question");
        page.locator("button.score").nth(3).click();
        assertThat(page.locator("[aria-current=true]")).hasText("3");
        page.locator("textarea").fill("Slow");
        page.locator("form:has(textarea) button").click();

        assertThat(page.locator("textarea")).hasCount(0);
        isUsable(page, "the thanks");
        assertThat(jdbc.sql("""
                        select score || ' ' || comment from answer join answer_link using (run_id) where token = ?
                        order by id desc limit 1
                        """)
                        .param(find(LINK, mail).substring("/a/".length()))
                        .query(String.class)
                        .single())
                .isEqualTo("3 Slow");
    }

    @Test
    void takeAScoreFromTheMailAndUnsubscribeWithoutScriptOnAPhone() throws Exception {
        var mail = askedBy(SurveyType.CES);
        var page = browser(phone().setJavaScriptEnabled(false));

        page.navigate(find(LINK, mail) + "/6");
        isUsable(page, "the score from the mail");
        page.locator("button.primary").click();
        assertThat(page.locator("textarea")).isVisible();

        page.navigate(find(UNSUBSCRIBE, mail));
        isUsable(page, "unsubscribing");
        page.locator("button.primary").click();
        assertThat(page.locator("button")).hasCount(0);
        isUsable(page, "being unsubscribed");
    }

    @Test
    void haveNoBarriers() throws Exception {
        var mail = askedBy(SurveyType.NPS);
        var page = browser(new NewContextOptions());

        page.navigate(find(LINK, mail));
        Look.at(page, "public-answer");
        page.locator("input[value='9']").check();
        page.locator("button.primary").click();
        assertThat(page.locator("textarea")).isVisible();
        Look.at(page, "public-comment");
        page.locator("form:has(textarea) button").click();
        assertThat(page.locator("textarea")).hasCount(0);
        Look.at(page, "public-thank-you");

        page.navigate(find(UNSUBSCRIBE, mail));
        Look.at(page, "public-unsubscribe");
        page.locator("button.primary").click();
        assertThat(page.locator("button")).hasCount(0);
        Look.at(page, "public-unsubscribed");
        page.navigate("/a/no-such-link");
        Look.at(page, "public-unknown");
    }

    @Test
    void takeAnAnonymousAnswerInOneGo() throws Exception {
        anonymous = true;
        var mail = askedBy(SurveyType.NPS);
        var page = browser(new NewContextOptions());

        page.navigate(find(LINK, mail) + "#score-9");
        assertThat(page.locator("input[value='9']")).isChecked();
        Look.at(page, "public-anonymous");
        isUsable(page, "the anonymous answer");
        page.locator("textarea").fill("Nobody knows");
        page.locator("button.primary").click();

        assertThat(page.locator("textarea")).hasCount(0);
        assertThat(jdbc.sql("select count(*) from anonymous_answer where comment = 'Nobody knows'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    /** No scrolling sideways, and what one taps is large enough (WCAG 2.2, 2.5.8); the scale even on a bumpy road. */
    private static void isUsable(Page page, String what) {
        Look.fits(page, what);
        assertThat(tooSmall(page, "a, button, textarea, input:not([type=hidden]):not([type=radio])", 24))
                .as("targets of less than 24 px: " + what)
                .isEmpty();
        assertThat(tooSmall(page, ".score", 40))
                .as("scores of less than 40 px: " + what)
                .isEmpty();
    }

    @SuppressWarnings("unchecked")
    static List<String> tooSmall(Page page, String targets, int least) {
        return (List<String>) page.evaluate("""
                ([targets, least]) => [...document.querySelectorAll(targets)]
                  .map((target) => [target.outerHTML, target.getBoundingClientRect()])
                  .filter(([html, box]) => box.width < least || box.height < least)
                  .map(([html, box]) => `${box.width} x ${box.height}: ${html}`)
                """, List.of(targets, least));
    }

    /** The source of the mail that asks. */
    private String askedBy(SurveyType type) throws Exception {
        var definition = SurveyDefinition.of(type, "Asks " + ticket).toBuilder()
                .companyName("Northwind")
                .pipeline(pipeline)
                .anonymous(anonymous)
                .build();
        surveys.publish(surveys.create(definition, "Ada").id());
        post("/api/v1/contacts", "{\"email\": \"%s\"}".formatted(address));
        post("/api/v1/tickets", """
                {"externalId": "%s", "subject": "Help", "pipeline": "%s", "contactEmail": "%s"}
                """.formatted(ticket, pipeline, address));
        post("/api/v1/tickets/" + ticket + "/close", "").expectStatus().isAccepted();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !inbox().messagesFor(address).isEmpty());
        var source = new ByteArrayOutputStream();
        inbox().messagesFor(address).getFirst().writeTo(source);
        return source.toString(StandardCharsets.UTF_8).replace("=\r\n", "").replace("=3D", "=");
    }

    private static String find(Pattern link, String mail) {
        var found = link.matcher(mail);
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
