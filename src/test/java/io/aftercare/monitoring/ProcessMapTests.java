package io.aftercare.monitoring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.aftercare.crm.Pipelines;
import io.aftercare.identity.Role;
import io.aftercare.pages.BrowserTest;
import io.aftercare.pages.Look;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A lead looks at where the runs of a survey came, in its process and in the follow-up that it called. */
class ProcessMapTests extends BrowserTest {

    private static final Pattern TOKEN = Pattern.compile("/a/([A-Za-z0-9_-]{24})/");

    private final String name = "mapped-" + UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    private Pipelines pipelines;

    @Autowired
    private JsonMapper json;

    @Autowired
    private ProcessCounting counting;

    @Test
    void showsWhereRunsCame() throws Exception {
        var survey = survey();
        close("one");
        close("two");
        var token = token("one");
        http.post()
                .uri("/a/" + token)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("score=2")
                .exchange()
                .expectStatus()
                .isOk();
        http.post()
                .uri("/a/" + token + "/comment")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("comment=Slow")
                .exchange()
                .expectStatus()
                .isOk();
        var counts = "/api/v1/surveys/%s/process-counts".formatted(survey);
        eventually().until(() -> {
            counting.count(LocalDate.ofInstant(time.instant(), ZoneOffset.UTC));
            var own = body(get(counts));
            return own.get("processes").size() == 2
                    && areThere(own, "EVENT_BASED_GATEWAY")
                    && areThere(own, "CALL_ACTIVITY")
                    && areThere(
                            body(get(counts + "?process="
                                    + own.at("/processes/1/key").asString())),
                            "USER_TASK");
        });
        var page = signedIn(Role.LEAD, "/runs?survey=" + survey);

        click(page, AriaRole.LINK, "Process map");

        seesHeading(page, "Survey run, version");
        assertThat(badges(page, "register-survey-run")).hasText("2");
        assertThat(badges(page, "await-answer")).hasText(new String[] {"2", "1 here"});
        assertThat(badges(page, "follow-up-negative")).hasText(new String[] {"1", "1 here"});
        assertThat(badges(page, "end-no-answer")).hasCount(0);
        assertThat(page.locator("[data-element-id='register-survey-run'].djs-element"))
                .hasClass(Pattern.compile("heat-4"));
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("How they ended"))
                        .getByRole(AriaRole.ROW)
                        .nth(1))
                .containsText("Still under way");
        Look.at(page, "process-map");
        page.setViewportSize(1280, 800);

        page.getByLabel("Process", new Page.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setIndex(2));
        click(page, AriaRole.BUTTON, "Show");

        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Where they came")))
                .containsText("Call Ada");
        assertThat(page.locator("[data-drawn] .path-badge-open")).hasText("1 here");
        Look.at(page, "process-map-follow-up");
    }

    private static boolean areThere(JsonNode counts, String type) {
        return counts.get("elements")
                .valueStream()
                .anyMatch(element -> element.get("type").asString().equals(type)
                        && element.get("open").asInt() == 1);
    }

    private static Locator badges(Page page, String element) {
        return page.locator("[data-drawn] .djs-overlays[data-container-id='%s'] .path-badge".formatted(element));
    }

    private String survey() {
        pipelines.create(name, name);
        var survey =
                body(post("/api/v1/surveys", """
                        {"name": "%1$s", "type": "ces", "pipeline": "%1$s", "companyName": "Northwind"}
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
        return survey;
    }

    private void close(String who) {
        post("/api/v1/contacts", """
                {"email": "%s", "firstName": "Ada", "lastName": "Lovelace"}
                """.formatted(email(who))).expectStatus().is2xxSuccessful();
        post("/api/v1/tickets", """
                {"externalId": "%1$s-%2$s", "subject": "Printer on fire", "pipeline": "%1$s", "contactEmail": "%3$s"}
                """.formatted(name, who, email(who)))
                .expectStatus()
                .isCreated();
        post("/api/v1/tickets/%s-%s/close".formatted(name, who), "")
                .expectStatus()
                .isAccepted();
        eventually().until(() -> !inbox().messagesFor(email(who)).isEmpty());
    }

    private String email(String who) {
        return name + "-" + who + "@customer.test";
    }

    private String token(String who) throws Exception {
        var source = new ByteArrayOutputStream();
        inbox().messagesFor(email(who)).getFirst().writeTo(source);
        var matcher = TOKEN.matcher(
                source.toString(StandardCharsets.UTF_8).replace("=\r\n", "").replace("=3D", "="));
        org.assertj.core.api.Assertions.assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private JsonNode body(RestTestClient.ResponseSpec response) {
        return json.readTree(response.expectBody(String.class).returnResult().getResponseBody());
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
