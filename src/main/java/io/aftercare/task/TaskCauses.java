package io.aftercare.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tasks follow, by the instances that they are of. */
class TaskCauses {

    /**
     * A task whose cause is looked for.
     *
     * @param root of its instance; the instance itself where nobody called that
     * @param words of its process, to be found by
     */
    record Asked(Task task, long root, String words) {}

    /** What {@link TaskRows#cause} reads. */
    static final String COLUMNS = """
            run.id as run_id, run.survey_id, run.contact_id, run.ticket, run.score, run.band,
            survey.name as survey_name, survey.type as survey_type,
            contact.email as contact_email, contact.first_name, contact.last_name, last.comment""";

    /** To the columns of a {@code run}. */
    static final String JOINS = """
            left join survey on survey.id = run.survey_id
            left join contact on contact.id = run.contact_id
            left join lateral (
                select answer.comment from answer where answer.run_id = run.id order by answer.id desc limit 1
            ) last on true""";

    /** The run is that of the instance itself, else of its root. */
    private static final String CAUSES = """
            select asked.number, %s
            from unnest(cast(:instances as bigint[]), cast(:roots as bigint[]), cast(:words as text[]))
                with ordinality as asked (instance, root, words, number)
            left join lateral (
                select * from survey_run where process_instance_key in (asked.instance, asked.root)
                order by process_instance_key <> asked.instance limit 1
            ) run on true
            %s
            """.formatted(COLUMNS, JOINS);

    private static final String FITTING = """
            left join ticket on ticket.external_id = run.ticket
            where searchable(asked.words) like search_pattern(:search)
                or contact.search like search_pattern(:search) or ticket.search like search_pattern(:search)
            """;

    private final JdbcClient jdbc;

    TaskCauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The tasks with what caused them, in the order they came, in one statement.
     *
     * @param text that a task's words, its contact or its ticket must contain; null or blank for any
     */
    List<Task> of(List<Asked> asked, @Nullable String text, int limit) {
        if (asked.isEmpty()) {
            return List.of();
        }
        var isSearched = text != null && !text.isBlank();
        var statement = jdbc.sql(CAUSES + (isSearched ? FITTING : "") + " order by asked.number limit :limit")
                .param(
                        "instances",
                        asked.stream()
                                .map(each -> each.task().processInstanceKey())
                                .toArray(Long[]::new))
                .param("roots", asked.stream().map(Asked::root).toArray(Long[]::new))
                .param("words", asked.stream().map(TaskCauses::words).toArray(String[]::new))
                .param("limit", limit);
        return (isSearched ? statement.param("search", String.valueOf(text).strip()) : statement)
                .query((row, at) -> task(row, asked))
                .list();
    }

    private static Task task(ResultSet row, List<Asked> asked) throws SQLException {
        return asked.get(row.getInt("number") - 1).task().following(TaskRows.cause(row));
    }

    private static String words(Asked asked) {
        return asked.task().title() + " " + asked.words();
    }
}
