package io.aftercare.task;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.nullable;

import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactId;
import io.aftercare.survey.Band;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads tasks with their causes. What a process says is anybody's text: it is cut to what a page can show. */
final class TaskRows {

    private static final int LONGEST_TITLE = 200;
    private static final int MOST_NAMES = 50;

    private TaskRows() {}

    static Task task(ResultSet row, int number) throws SQLException {
        var elementId = row.getString("element_id");
        var title = row.getString("title");
        var endedAt = nullable(row, "ended_at");
        return new Task(
                new TaskKey(row.getLong("key")),
                title(title, elementId),
                row.getString("process_id"),
                elementId,
                row.getLong("process_instance_key"),
                endedAt == null ? TaskState.OPEN : row.getBoolean("canceled") ? TaskState.CANCELLED : TaskState.DONE,
                assignee(row.getString("assignee")),
                names(strings(row, "candidate_groups")),
                names(strings(row, "candidate_users")),
                nullable(row, "due_at"),
                instant(row, "created_at"),
                endedAt,
                row.getObject("form_key", Long.class),
                Objects.requireNonNullElse(row.getString("instructions"), ""),
                cause(row));
    }

    static @Nullable TaskCause cause(ResultSet row) throws SQLException {
        var run = row.getObject("run_id", UUID.class);
        if (run == null) {
            return null;
        }
        var band = row.getString("band");
        return new TaskCause(
                new RunId(run),
                new SurveyId(row.getObject("survey_id", UUID.class)),
                row.getString("survey_name"),
                SurveyType.valueOf(row.getString("survey_type").toUpperCase(Locale.ROOT)),
                new ContactId(row.getObject("contact_id", UUID.class)),
                Contact.displayName(
                        row.getString("first_name"), row.getString("last_name"), row.getString("contact_email")),
                row.getString("ticket"),
                row.getObject("score", Integer.class),
                band == null ? null : Band.valueOf(band.toUpperCase(Locale.ROOT)),
                row.getString("comment"));
    }

    /** @param name of the element */
    static String title(@Nullable String name, String elementId) {
        return cut(name == null || name.isBlank() ? elementId : name);
    }

    /** Null for nobody's. */
    static @Nullable String assignee(@Nullable String told) {
        return told == null || told.isBlank() ? null : told;
    }

    static List<String> names(@Nullable List<String> told) {
        return told == null
                ? List.of()
                : told.stream().limit(MOST_NAMES).map(TaskRows::cut).toList();
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE) + "…";
    }
}
