package io.aftercare.insight;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.CursorPage;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What respondents wrote to anonymous surveys, once enough answers were together. */
@Service
public class AnonymousComments {

    private static final String PAGE = """
            select a.*, s.name as survey_name, s.type as survey_type
            from anonymous_answer a join survey s on s.id = a.survey_id
            where a.comment is not null and a.survey_id = any (%s)
              and a.counted_at >= :start and a.counted_at < :end%s
            order by a.counted_at desc, a.id desc limit :limit""";

    private static final String AFTER =
            " and (a.counted_at, a.id) < ((select counted_at from anonymous_answer where id = :after), :after)";

    private final JdbcClient jdbc;

    AnonymousComments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Comments, those counted last first, in no order within a day; one statement, however many they are.
     *
     * @param filter pipeline, owner and language are not known of them: with one of these there are none
     * @param after the last one of the page before, null for the first page
     */
    public CursorPage<AnonymousComment> list(InsightFilter filter, @Nullable UUID after, int size) {
        if (filter.restrictions().keySet().stream().anyMatch(dimension -> dimension != Dimension.SURVEY)) {
            return CursorPage.of(List.of(), size, AnonymousComment::id);
        }
        var values = new HashMap<String, Object>();
        var surveys = filter.surveys(values);
        if (after != null) {
            values.put("after", after);
        }
        var rows = jdbc.sql(PAGE.formatted(surveys, after == null ? "" : AFTER))
                .params(values)
                .param("start", utc(filter.period().start()))
                .param("end", utc(filter.period().end()))
                .param("limit", size + 1)
                .query(AnonymousComments::comment)
                .list();
        return CursorPage.of(rows, size, AnonymousComment::id);
    }

    private static AnonymousComment comment(ResultSet row, int at) throws SQLException {
        var type = SurveyType.valueOf(row.getString("survey_type").toUpperCase(Locale.ROOT));
        return new AnonymousComment(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                new SurveyId(row.getObject("survey_id", UUID.class)),
                row.getString("survey_name"),
                type,
                row.getInt("score"),
                type.bandOf(row.getInt("score")),
                row.getString("comment"),
                instant(row, "counted_at").atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
