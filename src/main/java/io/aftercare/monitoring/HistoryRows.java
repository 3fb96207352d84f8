package io.aftercare.monitoring;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of the schema {@code engine}. */
final class HistoryRows {

    /** An instance and what its diagram calls its elements. */
    record Named(ProcessInstance instance, Map<String, String> names) {}

    private final JsonMapper json;

    HistoryRows(JsonMapper json) {
        this.json = json;
    }

    Named named(ResultSet row, int at) throws SQLException {
        var instance = new ProcessInstance(
                row.getLong("key"),
                row.getLong("process_definition_key"),
                row.getString("process_id"),
                row.getInt("version"),
                row.getString("name"),
                row.getObject("parent_process_instance_key", Long.class),
                row.getObject("parent_element_instance_key", Long.class),
                texts(row.getString("variables"), false),
                instant(row, "started_at"),
                nullable(row, "ended_at"),
                row.getBoolean("terminated"));
        return new Named(instance, texts(row.getString("element_names"), true));
    }

    /** @param plain whether its values are texts, which are taken as they are */
    private Map<String, String> texts(@Nullable String object, boolean plain) {
        var texts = new TreeMap<String, String>();
        if (object != null) {
            json.readTree(object)
                    .properties()
                    .forEach(field -> texts.put(field.getKey(), text(field.getValue(), plain)));
        }
        return texts;
    }

    private static String text(JsonNode value, boolean plain) {
        return plain && value.isString() ? value.stringValue() : value.toString();
    }

    static Reach reach(ResultSet row, int at) throws SQLException {
        var seen = nullable(row, "seen_at");
        return seen == null ? Reach.NOTHING : new Reach(true, seen, row.getBoolean("current"));
    }

    static VisitedElement element(ResultSet row, int at) throws SQLException {
        return new VisitedElement(
                row.getLong("key"),
                row.getString("element_id"),
                row.getString("element_type"),
                instant(row, "started_at"),
                nullable(row, "ended_at"),
                row.getBoolean("terminated"));
    }

    static String flow(ResultSet row, int at) throws SQLException {
        return row.getString("flow_id");
    }

    static OpenTimer timer(ResultSet row, int at) throws SQLException {
        return new OpenTimer(row.getString("element_id"), row.getLong("element_instance_key"), instant(row, "due_at"));
    }

    static Incident incident(ResultSet row, int at) throws SQLException {
        return new Incident(
                row.getLong("key"),
                row.getLong("process_instance_key"),
                row.getString("process_id"),
                row.getString("element_id"),
                row.getLong("element_instance_key"),
                row.getObject("job_key", Long.class),
                row.getString("error_type"),
                row.getString("message"),
                instant(row, "created_at"),
                row.getObject("resolved_at") == null,
                nullable(row, "resolved_at"));
    }

    static OpenIncident openIncident(ResultSet row, int at) throws SQLException {
        return new OpenIncident(
                incident(row, at), row.getLong("root_process_instance_key"), row.getString("element_name"));
    }

    static IncidentGroup group(ResultSet row, int at) throws SQLException {
        return new IncidentGroup(
                new IncidentKind(row.getString("process_id"), row.getString("element_id"), row.getString("error_type")),
                row.getString("process_name"),
                row.getString("element_name"),
                row.getInt("incidents"),
                instant(row, "first"),
                instant(row, "last"),
                List.of((String[]) row.getArray("messages").getArray()));
    }

    static FailedTry failure(ResultSet row, int at) throws SQLException {
        return new FailedTry(
                row.getString("element_id"),
                row.getLong("element_instance_key"),
                row.getLong("job_key"),
                row.getString("message"),
                row.getInt("retries_left"),
                nullable(row, "retry_at"),
                instant(row, "failed_at"));
    }

    static PersonsTask task(ResultSet row, int at) throws SQLException {
        return new PersonsTask(
                row.getLong("key"),
                row.getString("element_id"),
                row.getLong("element_instance_key"),
                row.getString("assignee"),
                List.of((String[]) row.getArray("candidate_groups").getArray()),
                nullable(row, "due_at"),
                instant(row, "created_at"),
                nullable(row, "ended_at"),
                row.getBoolean("canceled"));
    }
}
