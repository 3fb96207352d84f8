package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.crm.Pipelines;
import io.aftercare.identity.Role;
import io.aftercare.monitoring.EngineHistory;
import io.aftercare.monitoring.PersonsTask;
import io.camunda.client.CamundaClient;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A lead follows a real run through its diagram while customer and colleague do their part. */
class RunPagesTests extends BrowserTest {

    private static final Pattern TOKEN = Pattern.compile("/a/([A-Za-z0-9_-]{24})/");

    private final String name = "watched-" + UUID.randomUUID().toString().substring(0, 8);
    private final String email = name + "@customer.test";

    @Autowired
    private Pipelines pipelines;

    @Autowired
    private JsonMapper json;

    @Autowired
    private CamundaClient camunda;

    @Autowired
    private EngineHistory history;

    @Test
    void showsTheWayThatTheRunTakes() {
        closeTicket();
        var page = signedIn(Role.LEAD, "/runs");
        page.getByLabel("Contact's mail address").fill(email);
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.contains("contact="));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ada Lovelace"))
                .click();

        assertThat(page.getByRole(AriaRole.NOTE)).containsText("Waits for the answer until");
        assertThat(page.getByRole(AriaRole.NOTE)).containsText("; reminder");
        assertThat(element(page, "await-answer")).hasClass(Pattern.compile("path-waiting"));
        assertThat(element(page, "send-survey")).hasClass(Pattern.compile("path-done"));
        assertThat(element(page, "register-survey-run-to-delay-over")).hasClass(Pattern.compile("path-taken"));
        assertThat(element(page, "send-reminder")).not().hasClass(Pattern.compile("path-"));
        assertThat(page.locator(".path-badge-waiting")).hasText("Is here");
        assertThat(steps(page)).containsText("Send survey");
        Look.at(page, "run-waiting");
        page.setViewportSize(1280, 800);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Larger"))
                .focus();
        answer();

        assertThat(page.getByText("The task “Call Ada” was given.")).isVisible(patiently());
        assertThat(page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Call Ada").setExact(true)))
                .hasAttribute("href", Pattern.compile("/tasks/\\d+"));
        assertThat(page.locator("#run-state")).hasText("Answered");
        assertThat(element(page, "await-answer")).hasClass(Pattern.compile("path-done"));
        assertThat(element(page, "follow-up-negative")).hasClass(Pattern.compile("path-waiting"));
        assertThat(element(page, "which-score-band-to-follow-up-negative")).hasClass(Pattern.compile("path-taken"));
        assertThat(element(page, "which-score-band-to-followed-up")).not().hasClass(Pattern.compile("path-"));
        assertThat(page.evaluate("document.activeElement.title"))
                .as("what has the focus")
                .isEqualTo("Larger");

        page.getByText("It called").click();
        var called = page.locator("details[id^=called]");
        assertThat(called.getByText("to do the task “Call Ada”")).isVisible();
        assertThat(called.locator("[data-drawn] .path-waiting")).isVisible();
        Look.at(page, "run-followed-up");
        page.setViewportSize(1280, 800);

        completeTask();

        assertThat(page.getByText("The run was completed.")).isVisible(patiently());
        assertThat(page.locator("#run-state")).hasText("Completed");
        assertThat(called).hasAttribute("open", "");
        assertThat(element(page, "end-survey-run-completed")).hasClass(Pattern.compile("path-done"));
        assertThat(page.locator("[data-live]")).hasCount(0);
        assertThat(page.locator(".path-waiting")).hasCount(0);
        Look.at(page, "run-completed");
    }

    @Test
    void showsTheMailAndTheList() {
        closeTicket();
        var page = signedIn(Role.LEAD, "/runs?contact=" + email);
        Look.at(page, "runs-of-contact");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ada Lovelace"))
                .click();

        page.getByText("The mail as it was sent").click();

        assertThat(page.frameLocator("iframe[title='The mail as it was sent']")
                        .getByText("Printer on fire")
                        .first())
                .isVisible();
        page.locator("#mail-of-run [hx-get]").scrollIntoViewIfNeeded();
        assertThat(page.locator("#mail-of-run").getByText(email)).isVisible();
    }

    @Test
    void aTicketsPageShowsItsRunAsSoonAsThereIsOne() {
        openTicket();
        var page = signedIn(Role.LEAD, "/tickets/" + name);
        click(page, AriaRole.BUTTON, "Close ticket");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close ticket"))
                .click();

        assertThat(page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("sent").setExact(true)))
                .isVisible(patiently());
        assertThat(page.getByText("and yet there is no run")).hasCount(0);
        Look.at(page, "ticket-with-run");

        page.setViewportSize(1280, 800);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ada Lovelace"))
                .click();
        seesHeading(page, "Ada Lovelace");
        assertThat(page.locator(".table-responsive[data-more]")).hasCount(0);
        Look.at(page, "contact-with-run");
    }

    @Test
    void asksForNothingWhileNobodyLooks() {
        closeTicket();
        var page = signedIn(Role.LEAD, "/runs?contact=" + email);
        assertThat(page.getByText("Waits for the answer.")).isVisible(patiently());
        page.evaluate("Object.defineProperty(document, 'hidden', { value: true, configurable: true })");
        answer();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> run().get("state").asString().equals("answered"));
        assertThat(page.getByText("Waits for the answer.")).isVisible();

        page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))");

        assertThat(page.getByText("Answered; the comment is waited for, or what follows is at work."))
                .isVisible();
    }

    /** Until workers, engine and exporter have done their part. */
    private static IsVisibleOptions patiently() {
        return new IsVisibleOptions().setTimeout(30_000);
    }

    private static Locator element(Page page, String id) {
        return page.locator(".card-body > [data-drawn] [data-element-id='%s']".formatted(id));
    }

    private static Locator steps(Page page) {
        return page.locator(".run-steps").first();
    }

    private void closeTicket() {
        openTicket();
        post("/api/v1/tickets/" + name + "/close", "").expectStatus().isAccepted();
        eventually().until(() -> !inbox().messagesFor(email).isEmpty());
    }

    private void openTicket() {
        pipelines.create(name, name);
        var survey =
                body(post("/api/v1/surveys", """
                        {"name": "%1$s", "type": "ces", "pipeline": "%1$s", "companyName": "Northwind",
                         "reminderAfter": "PT72H"}
                        """.formatted(name))).get("id").asString();
        http.put()
                .uri("/api/v1/surveys/" + survey + "/follow-ups/negative")
                .header("Authorization", "Bearer " + KEY)
                .contentType(MediaType.APPLICATION_JSON)
                .body("""
                        {"kind": "list", "actions": [{"type": "create-task", "id": "t1", "title": "Call Ada",
                         "instructions": "Say sorry.", "user": "%s", "teams": []}]}
                        """.formatted(newUser(Role.AUTHOR).email()))
                .exchange()
                .expectStatus()
                .isOk();
        post("/api/v1/surveys/" + survey + "/publish", "").expectStatus().isOk();
        post(
                "/api/v1/contacts",
                "{\"email\": \"%s\", \"firstName\": \"Ada\", \"lastName\": \"Lovelace\"}".formatted(email));
        post("/api/v1/tickets", """
                        {"externalId": "%1$s", "subject": "Printer on fire", "pipeline": "%1$s", "contactEmail": "%2$s"}
                        """.formatted(name, email)).expectStatus().isCreated();
    }

    private void answer() {
        var token = token();
        form("/a/" + token, "score", "2");
        form("/a/" + token + "/comment", "comment", "Too slow");
    }

    private String token() {
        try {
            var mail = inbox().messagesFor(email).getFirst();
            var source = new ByteArrayOutputStream();
            mail.writeTo(source);
            var matcher = TOKEN.matcher(
                    source.toString(StandardCharsets.UTF_8).replace("=\r\n", "").replace("=3D", "="));
            assertThat(matcher.find()).isTrue();
            return matcher.group(1);
        } catch (IOException | MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void form(String path, String field, String value) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add(field, value);
        http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private JsonNode run() {
        return body(get("/api/v1/runs?ticket=" + name)).get("items").get(0);
    }

    private void completeTask() {
        var instance = Long.parseLong(run().get("processInstanceKey").asString());
        var task = history.tree(instance).stream()
                .flatMap(each -> each.tasks().stream())
                .map(PersonsTask::key)
                .findFirst()
                .orElseThrow();
        camunda.newCompleteUserTaskCommand(task).send().join();
    }

    private JsonNode body(RestTestClient.ResponseSpec response) {
        return json.readTree(response.expectBody(String.class).returnResult().getResponseBody());
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
