package io.aftercare.run.web;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Scope;
import io.aftercare.run.RunFilter;
import io.aftercare.run.Runs;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

class RunApiTests extends RunCallTest {

    private static final List<String> FIELDS = List.of(
            "id",
            "surveyId",
            "surveyVersion",
            "ticket",
            "contactId",
            "state",
            "reason",
            "score",
            "band",
            "comment",
            "scheduledFor",
            "shown",
            "sentAt",
            "answeredAt",
            "answeredAnonymously",
            "completedAt",
            "processInstanceKey");

    @Autowired
    private Runs runs;

    @Test
    void aRunHasTheFieldsThatWerePromised() {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        close(ticket);
        var token = awaitToken(ticket);
        answer(token, 6).expectStatus().isOk();
        comment(token, "Fine").expectStatus().isOk();

        var run = awaitRun(ticket, "completed");

        assertThat(run.propertyNames())
                .containsExactlyElementsOf(
                        Stream.concat(FIELDS.stream(), Stream.of("timeline")).toList());
        assertThat(runs(ticket).getFirst().propertyNames()).containsExactlyElementsOf(FIELDS);
        assertThat(run.get("surveyId").asString()).isEqualTo(survey.id());
        assertThat(run.get("surveyVersion").isInt()).isTrue();
        assertThat(run.get("ticket").asString()).isEqualTo(ticket.externalId());
        assertThat(run.get("contactId").asString()).isEqualTo(contactOf(ticket));
        assertThat(run.get("state").asString()).isEqualTo("completed");
        assertThat(run.get("reason").isNull()).isTrue();
        assertThat(run.get("score").isInt()).isTrue();
        assertThat(run.get("band").asString()).isEqualTo("easy");
        assertThat(run.get("comment").asString()).isEqualTo("Fine");
        assertThat(run.get("processInstanceKey").asString()).matches("\\d+");
        Stream.of("scheduledFor", "sentAt", "answeredAt", "completedAt")
                .forEach(moment ->
                        assertThat(run.get(moment).asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z"));
        assertThat(run.get("timeline").valueStream())
                .allSatisfy(entry -> assertThat(entry.propertyNames()).containsExactly("at", "event", "text"));
    }

    @Test
    void filtersByWhatIsAsked() {
        var survey = liveSurvey("\"fatigueDays\": 0");
        var ticket = openTicket(survey);
        var other = openTicket(survey);
        var another = openTicket(survey, ticket.email());
        Stream.of(ticket, other).forEach(this::close);
        var run = id(awaitRun(ticket, "sent"));
        var otherRun = id(awaitRun(other, "sent"));
        close(another);
        var anotherRun = id(awaitRun(another, "sent"));
        post(RUNS + "/" + otherRun + "/cancel", "").expectStatus().isAccepted();

        assertThat(listed("ticket=" + ticket.externalId())).containsExactly(run);
        assertThat(listed("contact=" + contactOf(ticket))).containsExactly(anotherRun, run);
        assertThat(listed("survey=" + survey.id())).containsExactlyInAnyOrder(run, otherRun, anotherRun);
        assertThat(listed("survey=" + survey.id() + "&state=withdrawn")).containsExactly(otherRun);
        assertThat(listed("survey=" + survey.id() + "&state=sent&contact=" + contactOf(ticket)))
                .containsExactly(anotherRun, run);
        assertThat(listed("contactEmail=" + other.email())).containsExactly(otherRun);
        assertThat(listed("survey=" + survey.id() + "&from=2020-01-01T00:00:00Z"))
                .hasSize(3);
        assertThat(listed("survey=" + survey.id() + "&to=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(listed("survey=" + survey.id() + "&band=easy")).isEmpty();
        assertThat(listed("survey=" + survey.id() + "&incident=false")).hasSize(3);
        assertThat(listed("ticket=no-such")).isEmpty();
        assertThat(listed("contact=" + UUID.randomUUID())).isEmpty();
        assertThat(listed("survey=" + UUID.randomUUID())).isEmpty();
        assertThat(listed("survey=" + survey.id() + "&state=expired")).isEmpty();
    }

    @Test
    void listsNewestFirstPageByPage() {
        var survey = liveSurvey();
        var ids = put(survey, 5);
        var found = new ArrayList<String>();
        String after = "";
        var pages = 0;
        do {
            var page = body(get(RUNS + "?survey=" + survey.id() + "&limit=2" + after));
            found.addAll(ids(page));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
            pages++;
        } while (!after.isEmpty());

        assertThat(pages).isEqualTo(3);
        assertThat(found).containsExactlyElementsOf(ids.reversed());
    }

    @Test
    void thePageThatIsJustFullIsTheLast() {
        var survey = liveSurvey();
        put(survey, 2);

        assertThat(body(get(RUNS + "?survey=" + survey.id() + "&limit=2"))
                        .get("next")
                        .isNull())
                .isTrue();
    }

    @Test
    void startsARunForAContactWithoutATicketOnceAtATime() {
        var survey = liveSurvey("\"type\": \"nps\", \"fatigueDays\": 0");
        var email = newContact();
        var started = start(survey.id(), email);
        var result =
                started.expectStatus().isAccepted().expectBody(String.class).returnResult();
        var run = json.readTree(result.getResponseBody());

        assertThat(result.getResponseHeaders().getLocation()).hasPath(RUNS + "/" + id(run));
        assertThat(run.get("ticket").isNull()).isTrue();
        assertThat(run.get("state").asString()).isEqualTo("scheduled");
        assertProblem(start(survey.id(), email), 409, "run-open", "Wait for its end or withdraw it");
        eventually().until(() -> stateOf(id(run)).equals("sent"));
        assertProblem(start(survey.id(), email.toUpperCase()), 409, "run-open", "withdraw it");

        post(RUNS + "/" + id(run) + "/cancel", "").expectStatus().isAccepted();
        assertProblem(post(RUNS + "/" + id(run) + "/cancel", ""), 409, "run-over", "withdrawn already");
        start(survey.id(), email).expectStatus().isAccepted();
    }

    @ParameterizedTest
    @CsvSource({"GET, '', runs:read", "GET, /{id}, runs:read", "POST, '', runs:write", "POST, /{id}/cancel, runs:write"
    })
    void everyCallNeedsItsScope(String method, String path, String scope) {
        var others = Stream.of(Scope.values())
                .filter(other -> !other.key().equals(scope))
                .toArray(Scope[]::new);
        var refused = http.method(HttpMethod.valueOf(method))
                .uri(RUNS + path, UUID.randomUUID())
                .header("Authorization", "Bearer " + keyWith(others))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"surveyId\": \"%s\", \"contactEmail\": \"a@example.com\"}".formatted(UUID.randomUUID()))
                .exchange();

        assertProblem(refused, 403, "missing-scope", "'" + scope + "'");
    }

    @Test
    void aListTakesTwoStatementsHoweverLongItIs() throws Exception {
        var one = liveSurvey();
        var many = liveSurvey();
        put(one, 1);
        put(many, 50);

        assertThat(statementsOf(() -> list(one, 1))).hasSize(2);
        assertThat(statementsOf(() -> list(many, 50))).hasSize(2);
    }

    @Test
    void oneRunTakesTwoStatements() throws Exception {
        var run = RunId.of(put(liveSurvey(), 1).getFirst());

        assertThat(statementsOf(() -> runs.get(run))).hasSize(2);
    }

    private Object list(LiveSurvey survey, int expected) {
        var filter = RunFilter.of(SurveyId.of(survey.id()));
        var page = runs.list(filter, null, 50);
        assertThat(page.items())
                .hasSize(expected)
                .allSatisfy(run -> assertThat(run.comment()).isEqualTo("Fine"));
        return page;
    }

    /** Puts runs on record that are over, each with an answer, and gives their ids, the oldest first. */
    private List<String> put(LiveSurvey survey, int count) {
        var contact =
                body(get("/api/v1/contacts?email=" + newContact())).get("id").asString();
        var ids = Stream.generate(() -> RunId.next().toString()).limit(count).toList();
        ids.forEach(id -> {
            jdbc.sql("""
                    insert into survey_run (id, survey_id, survey_version, contact_id, state, score, band, created_at,
                                            scheduled_for, sent_at, answered_at, completed_at, correlation_key)
                    values (:id::uuid, :survey::uuid, 1, :contact::uuid, 'completed', 7, 'easy', now(),
                            now(), now() - interval '90 days', now(), now(), :id)""")
                    .param("id", id)
                    .param("survey", survey.id())
                    .param("contact", contact)
                    .update();
            jdbc.sql("""
                    insert into answer_link (token, run_id, survey_id, survey_version, contact_id, expires_at, closed)
                    values (:id, :id::uuid, :survey::uuid, 1, :contact::uuid, now(), 'scored')""")
                    .param("id", id)
                    .param("survey", survey.id())
                    .param("contact", contact)
                    .update();
            jdbc.sql("insert into answer (run_id, score, comment, given_at) values (?::uuid, 7, 'Fine', now())")
                    .param(id)
                    .update();
        });
        return ids;
    }

    private String contactOf(OpenTicket ticket) {
        return body(get("/api/v1/contacts?email=" + ticket.email())).get("id").asString();
    }

    private String stateOf(String run) {
        return body(get(RUNS + "/" + run)).get("state").asString();
    }
}
