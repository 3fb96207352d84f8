package io.aftercare.insight;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.CursorPage;
import io.aftercare.survey.RunId;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What respondents wrote. A comment is the last thing that a respondent says, so a run has at most one. */
@Service
public class Comments {

    /** The page is cut before names are looked up, so that only as many are. */
    private static final String PAGE = """
            with page as (
                select r.*, a.comment
                from survey_run r join answer a on a.run_id = r.id and a.comment is not null
                where r.commented and r.survey_id = any (%s)
                  and r.answered_at >= :start and r.answered_at < :end%s
                order by r.answered_at desc, r.id desc limit :limit
            )
            select page.*, s.name as survey_name, s.type as survey_type,
                   coalesce(nullif(concat_ws(' ', nullif(trim(c.first_name), ''), nullif(trim(c.last_name), '')), ''),
                            c.email) as contact_name
            from page
            join survey s on s.id = page.survey_id
            join contact c on c.id = page.contact_id
            order by page.answered_at desc, page.id desc""";

    private static final String AFTER =
            " and (r.answered_at, r.id) < ((select answered_at from survey_run where id = :after), :after)";

    private static final String SEARCH = " and a.search like any (search_patterns(:text))";

    /** Words that nobody wrote are found by the index on them, others from the newest on: it takes the text to know. */
    private static final String PLAN_FOR_THE_TEXT = "set local plan_cache_mode = force_custom_plan";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    Comments(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Answers with a comment, newest first; one statement, with a text two, however many they are.
     *
     * @param after the run of the last comment of the page before, null for the first page
     */
    public CursorPage<LatestAnswer> list(CommentFilter filter, @Nullable RunId after, int size) {
        var values = new HashMap<String, Object>();
        var surveys = filter.whose().surveys(values);
        var conditions = new StringBuilder(filter.whose().conditions(values));
        var text = filter.text();
        if (text != null) {
            conditions.append(SEARCH);
            values.put("text", text);
        }
        if (after != null) {
            conditions.append(AFTER);
            values.put("after", after.value());
        }
        var page = jdbc.sql(PAGE.formatted(surveys, conditions))
                .params(values)
                .param("start", utc(filter.whose().period().start()))
                .param("end", utc(filter.whose().period().end()))
                .param("limit", size + 1)
                .query(LatestAnswers::answer);
        var rows = transaction.execute(status -> {
            if (text != null) {
                jdbc.sql(PLAN_FOR_THE_TEXT).update();
            }
            return page.list();
        });
        return CursorPage.of(rows, size, LatestAnswer::run);
    }
}
