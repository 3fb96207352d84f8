package io.aftercare.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.helpdesk.HelpDesk;
import io.aftercare.insight.Funnels;
import io.aftercare.insight.InsightFilter;
import io.aftercare.insight.InsightPeriod;
import io.aftercare.insight.Insights;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** Of whom was erased, no table keeps a word; the figures stay. */
class ErasureTests extends PrivacyTest {

    @Autowired
    Insights insights;

    @Autowired
    Funnels funnels;

    @Test
    void leavesNothingThatTellsWhoItWasAndTheSameFigures() {
        var survey = liveSurvey("\"fatigueDays\": 0");
        var contact = contact(email());
        var run = answered(ticket(survey, email()), 2);
        answered(ticket(survey, email()), 6);
        awaitEnd(instance(run), "end-survey-run-completed");
        eventually().until(() -> told(instance(run)));
        failedOnce(run);
        toldAWebhook(run);
        createdWithAKey(email());
        filledAForm(run);
        var filter = filter(survey);
        var figures = insights.report(filter);
        var funnel = funnels.of(filter);
        assertThat(tablesWithTheWord())
                .contains(
                        "public.contact",
                        "public.answer",
                        "public.filled_form",
                        "public.webhook_delivery",
                        "public.idempotent_call",
                        "engine.process_instance",
                        "engine.job_failure");

        var erasure = erase(contact);
        awaitFinished(erasure);

        assertThat(tablesWithTheWord()).isEmpty();
        assertThat(insights.report(filter)).usingRecursiveComparison().isEqualTo(figures);
        assertThat(funnels.of(filter)).usingRecursiveComparison().isEqualTo(funnel);
        var removed = report(erasure).get("removed");
        assertThat(removed.get("contact").asInt()).isEqualTo(1);
        assertThat(removed.get("tickets").asInt()).isEqualTo(2);
        assertThat(removed.get("answers").asInt()).isEqualTo(2);
        assertThat(removed.get("runs").asInt()).isEqualTo(2);
        assertThat(removed.get("webhook-deliveries").asInt()).isEqualTo(1);
        assertThat(removed.get("task-forms").asInt()).isEqualTo(1);
        assertThat(removed.get("engine-messages").asInt()).isEqualTo(1);
        assertThat(removed.get("engine-variables").asInt()).isGreaterThanOrEqualTo(2);
        get("/api/v1/contacts/" + contact.get("id").asString()).expectStatus().isNotFound();
        var left = body(get("/api/v1/runs/" + run.get("id").asString()));
        assertThat(events(left)).containsOnlyOnce("answered", "commented");
        assertThat(left.get("timeline").toString()).contains("The comment is not kept any more.");
    }

    @Test
    void leavesNothingOfWhatAHelpDeskDelivered() {
        var contact = contact(email());
        var ticket = ticket(liveSurvey(), email());
        var desk = desk();
        delivered(desk, "done", "{\"note\": \"" + word + "\"}", ticket.externalId());
        delivered(desk, "failed", "{\"requester\": \"" + email().toUpperCase(Locale.ROOT) + "\"}");
        delivered(desk, "failed", "{\"requester\": \"another@customer.test\"}");
        jdbc.sql("""
                        insert into help_desk_ticket (help_desk_id, ticket, subject, contact_email, first_name)
                        values (:desk, '1', :word, :email, :word)""")
                .param("desk", desk.id().value())
                .param("word", word)
                .param("email", email())
                .update();

        awaitFinished(erase(contact));

        assertThat(tablesWithTheWord()).isEmpty();
        assertThat(states(desk)).containsExactly("done", "ignored", "failed");
    }

    @Test
    void leavesNothingOfWhatAHelpDeskToldOfATicketWithoutAnAddress() {
        var contact = contact(email());
        var desk = desk();
        tell(desk, "open", 5, email());
        tell(desk, "open", 6, "");
        var overtaken = newest(desk);
        tell(desk, "open", 7, "");
        desks.replay(desk.id(), overtaken);
        awaitTakenIn(desk);
        tell(desk, "open", 1, "");
        tell(desk, "what-nobody-knows", 8, "");
        assertThat(states(desk)).containsExactly("done", "ignored", "done", "ignored", "failed");

        awaitFinished(erase(contact));

        assertThat(tablesWithTheWord()).isEmpty();
        assertThat(states(desk)).containsExactly("done", "ignored", "done", "ignored", "ignored");
    }

    @Test
    void leavesNothingOfWhatAHelpDeskDeliveredInAnyForm() {
        var contact = contact(email());
        var desk = desk();
        var at = email().indexOf('@');
        var escaped = email().substring(0, at) + "\\u0040" + email().substring(at + 1);
        delivered(desk, "failed", "{\"from\": \"" + escaped + "\"}");
        for (var around :
                List.of("%s", "<%s>", "Mail %s.", "\\n%s\\n", "\\u003c%s\\u003e", "“%s”", "...%s...", "é: %s - 1")) {
            delivered(desk, "failed", "{\"text\": \"" + around.formatted(email()) + "\"}");
        }
        delivered(desk, "failed", email().getBytes(StandardCharsets.UTF_8));
        delivered(desk, "failed", ("{\"text\": \"\\n" + email() + "\"}").getBytes(StandardCharsets.UTF_16));
        delivered(desk, "failed", ("{\"text\": \"" + email() + ".\"}").getBytes(StandardCharsets.UTF_16LE));
        delivered(desk, "failed", new byte[] {'{', 0, '}', (byte) 0xff});

        awaitFinished(erase(contact));

        assertThat(states(desk)).hasSize(13).endsWith("failed").containsOnlyOnce("failed");
    }

    @Test
    void leavesOthersWhatIsTheirs() {
        var contact = contact(email());
        var desk = desk();
        var others = List.of(
                "jo" + email(),
                "mary." + email(),
                "mary+" + email(),
                "mary\\u002b" + email(),
                "mary-" + email(),
                email() + ".au",
                email() + "-shop.test",
                email().replace('.', 'x'));
        others.forEach(other -> delivered(desk, "waiting", "{\"email\": \"" + other + "\"}"));
        var kept = bodies(desk);
        createdWithAKey("jo" + email());
        createdWithAKey(email());

        awaitFinished(erase(contact));

        assertThat(states(desk)).containsOnly("waiting");
        assertThat(bodies(desk)).isEqualTo(kept);
        assertThat(answersWith(email())).containsOnlyOnce("jo" + email()).hasSize(1);
    }

    @Test
    void findsWhatTheExporterWroteLater() {
        var survey = liveSurvey();
        var contact = contact(email());
        var run = answered(ticket(survey, email()), 5);
        eventually().until(() -> told(instance(run)));

        var erasure = erase(contact);
        awaitState(erasure, "removed");
        jdbc.sql("update engine.process_instance set variables = jsonb_build_object('note', :word) where key = :key")
                .param("word", word)
                .param("key", instance(run))
                .update();
        awaitFinished(erasure);

        assertThat(tablesWithTheWord()).isEmpty();
    }

    /** Of its one ticket. @param minute the later, the newer it is */
    private void tell(HelpDesk desk, String status, int minute, String address) {
        var at = time.instant().minus(Duration.ofMinutes(60 - minute));
        http.post()
                .uri(desk.address().substring(desk.address().indexOf("/in/")))
                .header("Authorization", "Bearer " + DESK_SECRET)
                .contentType(MediaType.APPLICATION_JSON)
                .body("""
                        {"ticket": {"id": "1", "status": "%s", "subject": "Of %s", "updatedAt": "%s"},
                         "contact": {"email": "%s"}}
                        """.formatted(status, word, at, address))
                .exchange()
                .expectStatus()
                .isAccepted();
        awaitTakenIn(desk);
    }

    private void awaitTakenIn(HelpDesk desk) {
        eventually().until(() -> !states(desk).contains("waiting"));
    }

    private UUID newest(HelpDesk desk) {
        return desks.deliveries(desk.id(), null, null, 1).items().getFirst().id();
    }

    /** A worker said why it failed, and named the person. */
    private void failedOnce(JsonNode run) {
        jdbc.sql("""
                        insert into engine.job_failure (process_instance_key, element_id, element_instance_key, job_key, job_type,
                            message, retries_left, failed_at)
                        select key, 'x', 1, 1, 'x', :word, 0, started_at from engine.process_instance where key = :key""").param("word", word).param("key", instance(run)).update();
    }

    /** A receiver answered with the person's name. */
    private void toldAWebhook(JsonNode run) {
        var webhook = UUID.randomUUID();
        jdbc.sql("""
                        insert into webhook (id, name, url, enabled, secret, created_at, created_by, changed_at, changed_by)
                        values (:id, :name, 'https://northwind.example', false, sha256('x'), now(), 'x', now(), 'x')""").param("id", webhook).param("name", webhook.toString()).update();
        jdbc.sql("""
                        insert into webhook_delivery (id, webhook_id, message_id, type, attempt, at, duration_millis, result, answer)
                        values (gen_random_uuid(), :webhook, :message, 'survey.answered', 1, now(), 1, 'delivered', :word)""")
                .param("webhook", webhook)
                .param("message", run.get("id").asString() + ":1")
                .param("word", word)
                .update();
    }

    private void createdWithAKey(String address) {
        http.post()
                .uri("/api/v1/contacts")
                .header("Authorization", "Bearer " + KEY)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"email\": \"%s\"}".formatted(address))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    /** The addresses in answers that are kept to be given again, and have a text. */
    private List<String> answersWith(String text) {
        return jdbc.sql("""
                        select convert_from(body, 'UTF8')::jsonb ->> 'email' as email from idempotent_call
                        where position(convert_to(:text, 'UTF8') in body) > 0""")
                .param("text", text)
                .query((row, at) -> row.getString("email"))
                .list();
    }

    private List<String> bodies(HelpDesk desk) {
        return jdbc.sql("select body from help_desk_delivery where help_desk_id = :desk order by id")
                .param("desk", desk.id().value())
                .query((row, at) -> new String(row.getBytes("body"), StandardCharsets.UTF_8))
                .list();
    }

    private List<String> states(HelpDesk desk) {
        return jdbc.sql("select state from help_desk_delivery where help_desk_id = :desk order by id")
                .param("desk", desk.id().value())
                .query((row, at) -> row.getString("state"))
                .list();
    }

    private boolean told(long instance) {
        return jdbc.sql("select count(*) from engine.process_instance where key = :key and ended_at is not null")
                        .param("key", instance)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private InsightFilter filter(LiveSurvey survey) {
        var today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
        var period = new InsightPeriod(today.minusDays(3), today.plusDays(3), ZoneOffset.UTC);
        return new InsightFilter(SurveyType.CES, SurveyId.of(survey.id()), null, null, null, period);
    }
}
