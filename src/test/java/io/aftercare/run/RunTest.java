package io.aftercare.run;

import static io.aftercare.common.SqlTime.utc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aftercare.AftercareTest;
import io.aftercare.crm.Pipelines;
import io.aftercare.engine.MessageName;
import io.aftercare.local.Backends;
import io.aftercare.local.Broker;
import io.aftercare.local.EngineRecords;
import io.camunda.client.CamundaClient;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drives whole runs from outside: API, mails and public pages. Every test makes its own pipeline and survey. */
public abstract class RunTest extends AftercareTest {

    private static final Pattern TOKEN = Pattern.compile("/a/([A-Za-z0-9_-]{24})/");

    @Autowired
    protected Pipelines pipelines;

    @Autowired
    protected JsonMapper json;

    @Autowired
    protected CamundaClient camunda;

    /** A live survey and the pipeline whose tickets it is for. */
    protected record LiveSurvey(String id, String pipeline) {}

    /** An open ticket and its contact's address. */
    protected record OpenTicket(String externalId, String email) {}

    /** Waits for what another thread or the engine does; never for time, which tests move. */
    protected static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(100));
    }

    protected static String unique() {
        return UUID.randomUUID().toString().substring(0, 13);
    }

    /** Publishes a CES survey for a pipeline of its own; {@code more} are further fields as JSON, or override these. */
    protected LiveSurvey liveSurvey(String more) {
        var name = unique();
        pipelines.create(name, name);
        var definition = json.readValue("""
                {"name": "%s", "type": "ces", "pipeline": "%s", "companyName": "Northwind", "commentWindow": "PT1M"}
                """.formatted(name, name), new TypeReference<Map<String, Object>>() {});
        definition.putAll(json.readValue("{" + more + "}", new TypeReference<>() {}));
        var id = body(post("/api/v1/surveys", json.writeValueAsString(definition)))
                .get("id")
                .asString();
        post("/api/v1/surveys/" + id + "/publish", "").expectStatus().isOk();
        return new LiveSurvey(id, name);
    }

    protected LiveSurvey liveSurvey() {
        return liveSurvey("");
    }

    protected OpenTicket openTicket(LiveSurvey survey) {
        var email = unique() + "@customer.test";
        post(
                "/api/v1/contacts",
                "{\"email\": \"%s\", \"firstName\": \"Ada\", \"lastName\": \"Lovelace\"}".formatted(email));
        return openTicket(survey, email);
    }

    protected OpenTicket openTicket(LiveSurvey survey, String email) {
        return openTicket(survey, email, "T-" + unique());
    }

    protected OpenTicket openTicket(LiveSurvey survey, String email, String externalId) {
        var ticket = new OpenTicket(externalId, email);
        post("/api/v1/tickets", """
                        {"externalId": "%s", "subject": "Printer on fire", "pipeline": "%s", "contactEmail": "%s"}
                        """.formatted(ticket.externalId(), survey.pipeline(), email))
                .expectStatus()
                .isCreated();
        return ticket;
    }

    /** Starts a run of a survey that is about no ticket, and gives its id. */
    protected String start(LiveSurvey survey, String email) {
        return body(post(
                        "/api/v1/runs",
                        "{\"surveyId\": \"%s\", \"contactEmail\": \"%s\"}".formatted(survey.id(), email)))
                .get("id")
                .asString();
    }

    protected void close(OpenTicket ticket) {
        post("/api/v1/tickets/" + ticket.externalId() + "/close", "")
                .expectStatus()
                .isAccepted();
    }

    protected void reopen(OpenTicket ticket) {
        post("/api/v1/tickets/" + ticket.externalId() + "/reopen", "")
                .expectStatus()
                .isOk();
    }

    /** The runs of a ticket, newest first. */
    protected List<JsonNode> runs(OpenTicket ticket) {
        return body(get("/api/v1/runs?ticket=" + ticket.externalId()))
                .get("items")
                .valueStream()
                .toList();
    }

    /** Waits until the ticket's only run is in the state, and gives it with its timeline. */
    protected JsonNode awaitRun(OpenTicket ticket, String state) {
        eventually()
                .untilAsserted(() -> assertThat(runs(ticket))
                        .singleElement()
                        .extracting(run -> run.get("state").asString())
                        .isEqualTo(state));
        return body(get("/api/v1/runs/" + runs(ticket).getFirst().get("id").asString()));
    }

    /** Tries at once, and again, what would wait ever longer for a broker that is away or busy. */
    protected void publishAll() {
        eventually().until(() -> {
            jdbc.sql("""
                            update scheduled_tasks set execution_time = now()
                            where task_name = 'publish-engine-message' and not picked
                            """).update();
            return jdbc.sql("select count(*) from scheduled_tasks where task_name = 'publish-engine-message'")
                            .query(Integer.class)
                            .single()
                    == 0;
        });
    }

    /**
     * Lets back-offs pass, a step at a time. Not while a mail is being sent: time would be over for a slow worker's job,
     * which the engine would give out again, and no try would ever end.
     */
    protected void passTimeUntil(Duration step, Callable<Boolean> isDone) {
        eventually()
                .pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofMinutes(3))
                .until(() -> {
                    var done = isDone.call();
                    if (!done && !isAnySending()) {
                        time.advance(step);
                    }
                    return done;
                });
    }

    private boolean isAnySending() {
        return jdbc.sql(
                        "select exists (select from survey_run where sending_since between :now - interval '2 minutes' and :now)")
                .param("now", utc(time.instant()))
                .query(Boolean.class)
                .single();
    }

    /** Waits for the survey's mail and gives the token of its links. */
    protected String awaitToken(OpenTicket ticket) {
        eventually().until(() -> !mailsTo(ticket.email()).isEmpty());
        return token(mailsTo(ticket.email()).getFirst());
    }

    protected static List<MimeMessage> mailsTo(String address) {
        return inbox().messagesFor(address);
    }

    protected static String token(MimeMessage mail) {
        var matcher = TOKEN.matcher(source(mail));
        assertThat(matcher.find()).as("an answer link in the mail").isTrue();
        return matcher.group(1);
    }

    /** A mail as it came, headers and all, with soft line breaks undone. */
    protected static String source(MimeMessage mail) {
        try (var source = new ByteArrayOutputStream()) {
            mail.writeTo(source);
            return source.toString(StandardCharsets.UTF_8).replace("=\r\n", "").replace("=3D", "=");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Opens a public page. */
    protected RestTestClient.ResponseSpec page(String path) {
        return http.get().uri(path).exchange();
    }

    protected RestTestClient.ResponseSpec answer(String token, int score) {
        return form("/a/" + token, Map.of("score", String.valueOf(score)));
    }

    protected RestTestClient.ResponseSpec comment(String token, String comment) {
        return form("/a/" + token + "/comment", Map.of("comment", comment));
    }

    protected RestTestClient.ResponseSpec form(String path, Map<String, String> fields) {
        var form = new LinkedMultiValueMap<String, String>();
        fields.forEach(form::add);
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .exchange();
    }

    protected static EngineRecords records() {
        return Backends.ephemeral().records();
    }

    protected static Broker broker() {
        return Backends.ephemeral().broker();
    }

    protected static long instance(JsonNode run) {
        return Long.parseLong(run.get("processInstanceKey").asString());
    }

    /** Waits until the engine's records show how the process instance ended. */
    protected static void awaitEnd(long instance, String endEvent) {
        eventually().untilAsserted(() -> assertThat(records().endOf(instance)).contains(endEvent));
    }

    protected static void awaitReached(long instance, String element) {
        eventually().untilAsserted(() -> assertThat(records().reached(instance)).contains(element));
    }

    /** Waits for the instances that messages with the key have started, and gives the newest. */
    protected static long awaitStarted(String correlationKey, int count) {
        eventually()
                .untilAsserted(
                        () -> assertThat(records().startedBy(correlationKey)).hasSize(count));
        return records().startedBy(correlationKey).getLast();
    }

    /** Publishes {@code ticket-closed} as any client of the engine may. */
    protected void publishTicketClosed(String correlationKey, Map<String, Object> variables) {
        camunda.newPublishMessageCommand()
                .messageName(MessageName.TICKET_CLOSED)
                .correlationKey(correlationKey)
                .timeToLive(Duration.ofHours(1))
                .variables(variables)
                .send()
                .join();
    }

    protected void publishTicketClosed(LiveSurvey survey, String ticketId) {
        publishTicketClosed(survey.id() + ":" + ticketId, Map.of("surveyId", survey.id(), "ticketId", ticketId));
    }

    /** The reason that the run gives for not having been sent. */
    protected static String reason(JsonNode run) {
        return run.get("reason").asString();
    }

    protected static List<String> events(JsonNode run) {
        return run.get("timeline")
                .valueStream()
                .map(entry -> entry.get("event").asString())
                .toList();
    }

    protected JsonNode body(RestTestClient.ResponseSpec response) {
        var result = response.expectBody(String.class).returnResult();
        assertThat(result.getStatus().is2xxSuccessful())
                .as(result.getResponseBody())
                .isTrue();
        return json.readTree(result.getResponseBody());
    }
}
