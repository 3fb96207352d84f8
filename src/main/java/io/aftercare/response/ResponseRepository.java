package io.aftercare.response;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.nullable;
import static io.aftercare.common.SqlTime.utc;
import static java.util.stream.Collectors.toMap;

import io.aftercare.crm.ContactId;
import io.aftercare.response.AnswerLink.Closed;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ResponseRepository {

    private static final String LINK = "select * from answer_link where ";

    private static final String LAST = """
            select distinct on (run_id) run_id, score, comment, given_at,
                   min(given_at) over (partition by run_id) as first_given_at
            from answer where run_id in (:runs) order by run_id, id desc""";

    private record RunAnswer(RunId runId, Answer answer) {}

    private final JdbcClient jdbc;

    ResponseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    AnswerLink insertOrRenew(AnswerLink link) {
        return jdbc.sql("""
                insert into answer_link (token, run_id, survey_id, survey_version, contact_id, language, expires_at)
                values (:token, :run, :survey, :version, :contact, :language, :expires)
                on conflict (run_id) do update set expires_at = excluded.expires_at returning *""")
                .param("token", link.token())
                .param("run", link.runId().value())
                .param("survey", link.surveyId().value())
                .param("version", link.surveyVersion())
                .param("contact", link.contactId().value())
                .param("language", link.language())
                .param("expires", utc(link.expiresAt()))
                .query(ResponseRepository::link)
                .single();
    }

    void lock(RunId runId) {
        jdbc.sql("select from answer_link where run_id = :run for update")
                .param("run", runId.value())
                .query((row, at) -> true)
                .optional();
    }

    Optional<AnswerLink> findByRun(RunId runId) {
        return jdbc.sql(LINK + "run_id = :run")
                .param("run", runId.value())
                .query(ResponseRepository::link)
                .optional();
    }

    Optional<AnswerLink> find(String token) {
        return find(token, "");
    }

    Optional<AnswerLink> lock(String token) {
        return find(token, " for update");
    }

    private Optional<AnswerLink> find(String token, String how) {
        return LinkToken.isPossible(token)
                ? jdbc.sql(LINK + "token = :token" + how)
                        .param("token", token)
                        .query(ResponseRepository::link)
                        .optional()
                : Optional.empty();
    }

    void openWindow(RunId runId, Instant closesAt) {
        jdbc.sql("update answer_link set window_closes_at = :closes where run_id = :run")
                .param("closes", utc(closesAt))
                .param("run", runId.value())
                .update();
    }

    void close(RunId runId, Closed closed) {
        jdbc.sql("update answer_link set closed = coalesce(closed, :closed) where run_id = :run")
                .param("closed", closed.name().toLowerCase(Locale.ROOT))
                .param("run", runId.value())
                .update();
    }

    void insertAnswer(RunId runId, int score, @Nullable String comment, Instant now) {
        jdbc.sql("insert into answer (run_id, score, comment, given_at) values (:run, :score, :comment, :now)")
                .param("run", runId.value())
                .param("score", score)
                .param("comment", comment)
                .param("now", utc(now))
                .update();
    }

    /** Whether there is an answer, were it one that cannot be told. */
    boolean isAnswered(RunId runId) {
        return jdbc.sql("""
                        select exists (select from answer where run_id = :run)
                            or exists (select from answer_link where run_id = :run and closed = 'answered')""").param("run", runId.value()).query(Boolean.class).single();
    }

    Optional<Answer> last(RunId runId) {
        return Optional.ofNullable(last(List.of(runId)).get(runId));
    }

    List<Answer> all(RunId runId) {
        return jdbc.sql("""
                select score, comment, given_at, min(given_at) over () as first_given_at
                from answer where run_id = :run order by id""")
                .param("run", runId.value())
                .query((row, at) -> answer(row))
                .list();
    }

    /** The last answer of each run that has one, in one statement. */
    Map<RunId, Answer> last(Collection<RunId> runIds) {
        if (runIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(LAST)
                .param("runs", runIds.stream().map(RunId::value).toList())
                .query((row, at) -> new RunAnswer(new RunId(row.getObject("run_id", UUID.class)), answer(row)))
                .list()
                .stream()
                .collect(toMap(RunAnswer::runId, RunAnswer::answer));
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                row.getInt("score"),
                row.getString("comment"),
                instant(row, "first_given_at"),
                instant(row, "given_at"));
    }

    private static AnswerLink link(ResultSet row, int at) throws SQLException {
        var closed = row.getString("closed");
        return new AnswerLink(
                row.getString("token"),
                new RunId(row.getObject("run_id", UUID.class)),
                new SurveyId(row.getObject("survey_id", UUID.class)),
                row.getInt("survey_version"),
                new ContactId(row.getObject("contact_id", UUID.class)),
                row.getString("language"),
                instant(row, "expires_at"),
                nullable(row, "window_closes_at"),
                closed == null ? null : Closed.valueOf(closed.toUpperCase(Locale.ROOT)));
    }
}
