package io.aftercare.response;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.survey.SurveyId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps answers that must be nobody's. Each survey has a box; once {@value #SMALLEST_GROUP} answers are in it, they are
 * shuffled and counted together, so that nobody can tell one who has just answered by what has just changed. All that
 * are in a box are written anew with each: PostgreSQL notes of every row which transaction wrote it, and where.
 */
@Repository
class AnonymousAnswers {

    /** Fewer answers than these are not counted, nor shown to anybody. */
    static final int SMALLEST_GROUP = 5;

    private static final SecureRandom RANDOM = new SecureRandom();

    private record Ballot(int score, @Nullable String comment) {}

    private final JdbcClient jdbc;

    AnonymousAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps an answer. Others to the same survey wait until the caller's transaction ends. */
    void put(SurveyId survey, int score, @Nullable String comment, Instant now) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('anonymous-answers:' || :survey, 0))")
                .param("survey", survey.toString())
                .query((row, at) -> true)
                .single();
        var box = new ArrayList<>(empty(survey));
        box.add(new Ballot(score, comment));
        Collections.shuffle(box, RANDOM);
        var counted = box.size() < SMALLEST_GROUP ? null : noon(now);
        box.forEach(ballot -> insert(survey, ballot, counted));
    }

    private List<Ballot> empty(SurveyId survey) {
        return jdbc.sql("""
                        delete from anonymous_answer where survey_id = :survey and counted_at is null
                        returning score, comment""")
                .param("survey", survey.value())
                .query((row, at) -> new Ballot(row.getInt("score"), row.getString("comment")))
                .list();
    }

    private void insert(SurveyId survey, Ballot ballot, @Nullable Instant counted) {
        jdbc.sql("""
                        insert into anonymous_answer (id, survey_id, score, comment, counted_at)
                        values (:id, :survey, :score, :comment, :counted)""")
                .param("id", UUID.randomUUID())
                .param("survey", survey.value())
                .param("score", ballot.score())
                .param("comment", ballot.comment())
                .param("counted", counted == null ? null : utc(counted))
                .update();
    }

    private static Instant noon(Instant now) {
        return now.atOffset(ZoneOffset.UTC).toLocalDate().atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
