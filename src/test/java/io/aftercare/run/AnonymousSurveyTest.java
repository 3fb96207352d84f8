package io.aftercare.run;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Contacts whom an anonymous survey asks, and what they answer. */
abstract class AnonymousSurveyTest extends RunTest {

    static final String ANONYMOUS = "\"anonymous\": true";

    record Asked(OpenTicket ticket, String token, JsonNode run, String comment) {}

    Asked asked(LiveSurvey survey) {
        var ticket = openTicket(survey);
        close(ticket);
        var run = awaitRun(ticket, "sent");
        eventually().until(() -> !mailsTo(ticket.email()).isEmpty());
        var source = source(mailsTo(ticket.email()).getFirst());
        var at = source.indexOf("/u/") + 3;
        return new Asked(ticket, source.substring(at, at + 24), run, "Said " + unique());
    }

    void answer(Asked one, int score) {
        form("/a/" + one.token(), Map.of("score", String.valueOf(score), "comment", one.comment()))
                .expectStatus()
                .isOk();
    }

    /** Of the survey: comment, when it was counted, and the transaction that wrote it. */
    List<Map<String, String>> answers(LiveSurvey survey) {
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
}
