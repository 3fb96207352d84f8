package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who has answered an anonymous survey is known, and what was answered; nothing can put the two together. */
class AnonymityTests extends AnonymousSurveyTest {

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
                assertThat(rows).noneSatisfy(AnonymityTests::tellsAnAnswer);
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
