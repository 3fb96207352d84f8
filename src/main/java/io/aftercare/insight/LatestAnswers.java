package io.aftercare.insight;

import io.aftercare.common.CursorPage;
import io.aftercare.crm.ContactId;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What respondents said lately, over all surveys. */
@Service
public class LatestAnswers {

    /** The page is cut before names and comments are looked up, so that only as many are. */
    private static final String PAGE = """
            with page as (
                select * from survey_run where answered_at is not null %s
                order by answered_at desc, id desc limit :limit
            )
            select page.*, s.name as survey_name, s.type as survey_type, last.comment,
                   coalesce(nullif(concat_ws(' ', nullif(trim(c.first_name), ''), nullif(trim(c.last_name), '')), ''),
                            c.email) as contact_name
            from page
            join survey s on s.id = page.survey_id
            join contact c on c.id = page.contact_id
            left join lateral (select a.comment from answer a where a.run_id = page.id order by a.id desc limit 1) last
                on true
            order by page.answered_at desc, page.id desc""";

    private static final String AFTER =
            "and (answered_at, id) < ((select answered_at from survey_run where id = :after), :after)";

    private final JdbcClient jdbc;

    LatestAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Answers, newest first; one statement, however many they are.
     *
     * @param after the run of the last answer of the page before, null for the first page
     * @param size at most {@link CursorPage#MAX_SIZE}
     */
    public CursorPage<LatestAnswer> list(@Nullable RunId after, int size) {
        var page = jdbc.sql(PAGE.formatted(after == null ? "" : AFTER)).param("limit", size + 1);
        var rows = after == null ? page : page.param("after", after.value());
        return CursorPage.of(rows.query(LatestAnswers::answer).list(), size, LatestAnswer::run);
    }

    /** How many runs got their first answer since then. */
    public long countSince(Instant from) {
        return jdbc.sql("select count(*) from survey_run where answered_at >= :from")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    static LatestAnswer answer(ResultSet row, int at) throws SQLException {
        var type = SurveyType.valueOf(row.getString("survey_type").toUpperCase(Locale.ROOT));
        var score = row.getInt("score");
        return new LatestAnswer(
                new RunId(row.getObject("id", UUID.class)),
                new SurveyId(row.getObject("survey_id", UUID.class)),
                row.getString("survey_name"),
                type,
                new ContactId(row.getObject("contact_id", UUID.class)),
                row.getString("contact_name"),
                row.getString("ticket"),
                score,
                type.bandOf(score),
                row.getString("comment"),
                row.getObject("answered_at", OffsetDateTime.class).toInstant());
    }
}
