package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Role;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The way of an author from "Create survey" to the answer, and nobody but the browser helps. */
class AuthorsWayTests extends EditorTest {

    @Test
    void leadsFromCreatingASurveyToItsAnswer() throws Exception {
        var team = "Team " + UNIQUE;
        var publisher = newUser(Role.PUBLISHER);
        teams.put(team, List.of(publisher.email()));
        var customer = "kunde-" + UNIQUE + "@customer.test";
        post("/api/v1/contacts", "{\"email\": \"%s\", \"firstName\": \"Konrad\"}".formatted(customer));
        post("/api/v1/tickets", """
                {"externalId": "WAY-%s", "subject": "Export", "pipeline": "%s", "contactEmail": "%s"}
                """.formatted(UNIQUE, pipeline, customer))
                .expectStatus()
                .isCreated();

        var page = signedIn(publisher, new NewContextOptions());
        create(page);
        write(page, team);
        publish(page);

        post("/api/v1/tickets/WAY-" + UNIQUE + "/close", "").expectStatus().isAccepted();
        awaitRun("scheduled");
        time.advance(Duration.ofHours(2).plusMinutes(1));
        var mail = awaitMail(customer);
        assertThat(mail.getSubject()).isEqualTo("Konrad, wie war es?");

        answer(mail);
        awaitRun("completed");
        assertThat(awaitMail(publisher.email()).getSubject()).contains("Aufwand " + UNIQUE);
    }

    private static void create(Page page) {
        page.navigate("/surveys");
        click(page, AriaRole.LINK, "Create survey");
        click(page, AriaRole.LINK, "Create CES survey");
        page.getByLabel("Name").fill("Aufwand " + UNIQUE);
        click(page, AriaRole.BUTTON, "Create survey");
        seesHeading(page, "Aufwand " + UNIQUE);
    }

    private void write(Page page, String team) {
        page.getByLabel("Language", new GetByLabelOptions().setExact(true)).selectOption("de");
        assertThat(page.getByLabel("Greeting")).hasAttribute("placeholder", Pattern.compile("Hallo.*"));
        page.waitForLoadState();
        page.getByLabel("Company name").fill("Nordwind");
        page.getByLabel("Subject").fill("{{contact.first_name}}, wie war es?");
        click(page, AriaRole.BUTTON, "Colour #15803d");
        isSaved(page);

        click(page, AriaRole.LINK, "Feedback");
        page.getByLabel("Difficult (1–3)").fill("Was war schwierig?");
        page.getByLabel("Neutral (4–5)").fill("Was fehlte?");
        page.getByLabel("Easy (6–7)").fill("Was war gut?");
        isSaved(page);

        click(page, AriaRole.LINK, "Recipients");
        page.getByLabel("Pipeline").selectOption(pipeline);
        isSaved(page);

        click(page, AriaRole.LINK, "Settings");
        page.getByLabel("Send the mail after, unit").selectOption("hours");
        page.getByLabel("Send the mail after", new GetByLabelOptions().setExact(true))
                .fill("2");
        page.getByLabel(team).check();
        page.getByLabel("Only answers with a comment").check();
        isSaved(page);
    }

    private static void publish(Page page) {
        click(page, AriaRole.LINK, "Review and publish");
        click(page, AriaRole.BUTTON, "Publish");
        assertThat(page.getByText("is live: version 1")).isVisible();
    }

    private void answer(MimeMessage mail) throws Exception {
        var respondent = browser(phone());
        var link = Pattern.compile("/a/[A-Za-z0-9_-]{24}/7").matcher(text(mail));
        assertThat(link.find()).isTrue();
        respondent.navigate(link.group());
        assertThat(respondent.getByText("Was war gut?")).isVisible();
        respondent.locator("textarea").fill("Schnelle Antwort");
        respondent.locator("form:has(textarea) button").first().click();
        assertThat(respondent.locator("textarea")).hasCount(0);
    }

    private void awaitRun(String state) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(get("/api/v1/runs?ticket=WAY-" + UNIQUE)
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody())
                        .contains("\"state\":\"" + state + "\""));
    }

    private static MimeMessage awaitMail(String to) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !inbox().messagesFor(to).isEmpty());
        return inbox().messagesFor(to).getFirst();
    }

    private static String text(MimeMessage mail) throws Exception {
        var source = new ByteArrayOutputStream();
        mail.writeTo(source);
        return source.toString(StandardCharsets.UTF_8).replace("=\r\n", "").replace("=3D", "=");
    }
}
