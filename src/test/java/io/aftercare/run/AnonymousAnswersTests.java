package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.survey.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** Who has answered an anonymous survey is known, and what was answered; nothing can put the two together. */
class AnonymousAnswersTests extends RunTest {

    private static final String ANONYMOUS = "\"anonymous\": true";

    @Autowired
    private RunEnding ending;

    private record Asked(OpenTicket ticket, String token, JsonNode run, String comment) {}

    @Test
    void noTableAndNoRecordOfTheEngineHoldsTheTwo() {
        var survey = liveSurvey(ANONYMOUS);
        var asked = IntStream.range(0, 5).mapToObj(at -> asked(survey)).toList();
        IntStream.range(0, 5).forEach(at -> answer(asked.get(at), at + 1));
        asked.forEach(one -> awaitEnd(instance(one.run()), "end-survey-run-completed"));
        asked.forEach(one -> eventually().until(() -> isTold(instance(one.run()))));

        assertThat(answers(survey))
                .extracting(answer -> answer.get("comment"))
                .containsExactlyInAnyOrderElementsOf(
                        asked.stream().map(Asked::comment).toList());
        assertThat(answers(survey)).extracting(answer -> answer.get("day")).containsOnly("noon");
        // What PostgreSQL notes of each row, the transaction that wrote it, is that of the last answer for all of them.
        assertThat(answers(survey)).extracting(answer -> answer.get("xmin")).hasSize(5);
        assertThat(answers(survey).stream().map(answer -> answer.get("xmin")).distinct())
                .hasSize(1);
        for (var one : asked) {
            assertThat(rowsWith(one.comment()))
                    .allSatisfy((table, rows) -> assertThat(table).isEqualTo("public.anonymous_answer"));
            assertThat(records().mention(one.comment())).isFalse();
            assertThat(rowsOf(one)).isNotEmpty().allSatisfy((table, rows) -> {
                assertThat(table).isNotEqualTo("public.anonymous_answer");
                assertThat(rows).noneSatisfy(AnonymousAnswersTests::tellsAnAnswer);
            });
        }
    }

    @Test
    void fourAreCountedWithTheFifthAndTheWholeRunIsKnownButForTheAnswer() {
        var survey = liveSurvey(ANONYMOUS);
        var asked = IntStream.range(0, 5).mapToObj(at -> asked(survey)).toList();
        asked.subList(0, 4).forEach(one -> answer(one, 6));

        assertThat(counted(survey)).isZero();
        assertThat(comments(survey)).isEmpty();
        answer(asked.getLast(), 3);

        assertThat(counted(survey)).isEqualTo(5);
        assertThat(comments(survey)).hasSize(5);
        var run = awaitRun(asked.getFirst().ticket(), "completed");
        assertThat(run.get("answeredAnonymously").asBoolean()).isTrue();
        assertThat(Stream.of("score", "band", "comment", "answeredAt"))
                .allSatisfy(field -> assertThat(run.get(field).isNull()).isTrue());
        assertThat(events(run)).doesNotContain("answered", "commented", "notified");
    }

    @Test
    void theMailKeepsTheScoreBehindTheHashAndThePageSaysWhatHappens() {
        var one = asked(liveSurvey(ANONYMOUS));

        assertThat(source(mailsTo(one.ticket().email()).getFirst()))
                .contains("/a/" + one.token() + "#score-7", "Your answer is anonymous.")
                .doesNotContain("/a/" + one.token() + "/", "One click is enough");
        page("/a/" + one.token())
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("Your answer is anonymous", "id=\"score-7\"", "<textarea"));
    }

    @Test
    void whatCannotBeTakenIsSaidAndStaysTyped() {
        var survey = liveSurvey(ANONYMOUS);
        var one = asked(survey);
        var path = "/a/" + one.token();
        form(path, Map.of("comment", "Without a score"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("Without a score", "role=\"alert\""));
        form(path, Map.of("score", "8", "comment", "Off")).expectStatus().isEqualTo(422);
        form(path, Map.of("score", "5", "comment", "x".repeat(4_001)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("x".repeat(4_001), "value=\"5\" required checked"));
        comment(one.token(), "Before a score").expectStatus().isEqualTo(409);

        assertThat(answers(survey)).isEmpty();
    }

    @Test
    void twoAnswersByOneLinkAreOne() {
        var survey = liveSurvey(ANONYMOUS);
        var one = asked(survey);
        var both = Stream.of(2, 6)
                .map(score -> CompletableFuture.runAsync(
                        () -> form("/a/" + one.token(), Map.of("score", String.valueOf(score)))))
                .toList();
        both.forEach(CompletableFuture::join);

        assertThat(answers(survey)).hasSize(1);
        answer(one.token(), 4).expectStatus().isEqualTo(410);
        comment(one.token(), "Later").expectStatus().isEqualTo(410);
        page("/a/" + one.token()).expectStatus().isOk();
        assertThat(answers(survey)).hasSize(1);
    }

    @Test
    void manyAtOnceAreAllThere() {
        var survey = liveSurvey(ANONYMOUS);
        var asked = IntStream.range(0, 12).mapToObj(at -> asked(survey)).toList();
        asked.stream()
                .map(one -> CompletableFuture.runAsync(() -> answer(one, 6)))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(answers(survey)).hasSize(12);
        assertThat(answers(survey).stream().filter(answer -> "box".equals(answer.get("day"))))
                .hasSize(2);
    }

    @Test
    void onlyThoseWhoHaveNotAnsweredAreReminded() {
        var survey = liveSurvey(ANONYMOUS + ", \"reminderAfter\": \"PT24H\"");
        var silent = asked(survey);
        var done = asked(survey);
        answer(done, 5);
        awaitRun(done.ticket(), "completed");
        time.advance(Duration.ofHours(25));

        eventually().until(() -> mailsTo(silent.ticket().email()).size() == 2);
        assertThat(mailsTo(done.ticket().email())).hasSize(1);
    }

    @Test
    void anAnswerInTheMomentOfExpiryOrReturnStays() {
        var one = asked(liveSurvey(ANONYMOUS));
        answer(one, 5);

        assertThat(ending.expire(id(one))).isTrue();
        assertThat(ending.comeBack(id(one))).isFalse();
        assertThat(awaitRun(one.ticket(), "completed")
                        .get("answeredAnonymously")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aWithdrawnRunTakesNoAnswer() {
        var survey = liveSurvey(ANONYMOUS);
        var withdrawn = asked(survey);
        post("/api/v1/runs/" + id(withdrawn) + "/cancel", "").expectStatus().is2xxSuccessful();
        answer(withdrawn.token(), 5).expectStatus().isEqualTo(410);
        assertThat(answers(survey)).isEmpty();
    }

    @Test
    void theOptionCountsForSurveysThatAreSentAfterItWasPublished() {
        var survey = liveSurvey("");
        var before = asked(survey);
        var draft = body(get("/api/v1/surveys/" + survey.id())).get("draft").asObject();
        put("/api/v1/surveys/" + survey.id(), draft.put("anonymous", true).toString());
        post("/api/v1/surveys/" + survey.id() + "/publish", "").expectStatus().isOk();
        var after = asked(survey);

        answer(before.token(), 6).expectStatus().isOk();
        answer(after, 6);

        assertThat(awaitRun(before.ticket(), "answered").get("score").asInt()).isEqualTo(6);
        assertThat(awaitRun(after.ticket(), "completed").get("score").isNull()).isTrue();
    }

    @Test
    void erasingAContactLeavesTheAnswers() {
        var survey = liveSurvey(ANONYMOUS);
        var asked = IntStream.range(0, 5).mapToObj(at -> asked(survey)).toList();
        asked.forEach(one -> answer(one, 6));
        asked.forEach(one -> awaitRun(one.ticket(), "completed"));
        var contact = asked.getFirst().run().get("contactId").asString();

        post("/api/v1/contacts/" + contact + "/erase", "").expectStatus().isAccepted();
        eventually()
                .until(() -> get("/api/v1/contacts/" + contact)
                                .returnResult(String.class)
                                .getStatus()
                                .value()
                        == 404);

        assertThat(answers(survey)).hasSize(5);
        assertThat(counted(survey)).isEqualTo(5);
    }

    private Asked asked(LiveSurvey survey) {
        var ticket = openTicket(survey);
        close(ticket);
        var run = awaitRun(ticket, "sent");
        eventually().until(() -> !mailsTo(ticket.email()).isEmpty());
        var source = source(mailsTo(ticket.email()).getFirst());
        var at = source.indexOf("/u/") + 3;
        return new Asked(ticket, source.substring(at, at + 24), run, "Said " + unique());
    }

    private void answer(Asked one, int score) {
        form("/a/" + one.token(), Map.of("score", String.valueOf(score), "comment", one.comment()))
                .expectStatus()
                .isOk();
    }

    private void put(String uri, String json) {
        http.put()
                .uri(uri)
                .header("Authorization", "Bearer " + KEY)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static RunId id(Asked one) {
        return RunId.of(one.run().get("id").asString());
    }

    /** Of the survey: comment, when it was counted, and the transaction that wrote it. */
    private List<Map<String, String>> answers(LiveSurvey survey) {
        return jdbc.sql("""
                        select coalesce(comment, '') as comment, cast(xmin as text) as xmin, case
                            when counted_at is null then 'box'
                            when extract(hour from counted_at at time zone 'UTC') = 12 then 'noon'
                            else 'exact' end as day
                        from anonymous_answer where survey_id = :survey order by id""")
                .param("survey", UUID.fromString(survey.id()))
                .query((row, at) -> Map.of(
                        "comment",
                        row.getString("comment"),
                        "xmin",
                        row.getString("xmin"),
                        "day",
                        row.getString("day")))
                .list();
    }

    private long counted(LiveSurvey survey) {
        return body(get("/api/v1/insights?survey=" + survey.id()))
                .get("figures")
                .get("figures")
                .get("answered")
                .asLong();
    }

    private List<JsonNode> comments(LiveSurvey survey) {
        return body(get("/api/v1/insights/anonymous-comments?survey=" + survey.id()))
                .get("items")
                .valueStream()
                .toList();
    }

    /** Whether the exporter has told that the instance is over. */
    private boolean isTold(long instance) {
        return jdbc.sql("select exists (select from engine.process_instance where key = :key and ended_at is not null)")
                .param("key", instance)
                .query(Boolean.class)
                .single();
    }

    private Map<String, List<JsonNode>> rowsOf(Asked one) {
        var run = one.run();
        var found = new TreeMap<String, List<JsonNode>>();
        Stream.of(
                        run.get("id").asString(),
                        run.get("contactId").asString(),
                        run.get("processInstanceKey").asString(),
                        one.ticket().externalId(),
                        one.ticket().email(),
                        one.token())
                .forEach(id -> found.putAll(rowsWith(id)));
        return found;
    }

    /** The rows of all tables, of the application and of the exporter, in which a text stands anywhere. */
    private Map<String, List<JsonNode>> rowsWith(String text) {
        var found = new TreeMap<String, List<JsonNode>>();
        jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'""").query(String.class).list().forEach(table -> {
            var rows = jdbc.sql("""
                                    select cast(to_jsonb(any_row) as text) from %s as any_row
                                    where position(:text in any_row::text) > 0
                                       or position(encode(convert_to(:text, 'UTF8'), 'hex') in any_row::text) > 0""".formatted(table))
                    .param("text", text)
                    .query(String.class)
                    .list();
            if (!rows.isEmpty()) {
                found.put(table, rows.stream().map(json::readTree).toList());
            }
        });
        return found;
    }

    /** Whether a row has a score, band or comment that is not of the survey itself, anywhere in it. */
    private static void tellsAnAnswer(JsonNode row) {
        assertThat(Stream.of("score", "band", "sentiment", "comment", "answered_at")
                        .flatMap(name -> row.findValues(name).stream())
                        .filter(value -> !value.isNull()))
                .isNotEmpty();
    }
}
