package io.aftercare.task;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.Person;
import io.aftercare.common.PersonalRecords;
import io.aftercare.common.Retention;
import io.aftercare.survey.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people filled in when they completed tasks. The engine's variables do not tell it: the next task of a process may
 * set the same. Of a task that follows no run it is not kept, as nobody could find it to erase it.
 */
@Repository
@Order(35)
class Fillings implements PersonalRecords, Retention {

    private static final int MOST_OF_RUN = 50;

    private static final TypeReference<List<FilledEntry>> ENTRIES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Fillings(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void add(Task task, List<FilledEntry> entries, String by) {
        var cause = task.cause();
        if (cause == null || entries.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into filled_form (task_key, run_id, title, done_by, filled_at, entries)
                        values (:task, :run, :title, :by, :at, :entries::jsonb) on conflict do nothing
                        """)
                .param("task", task.key().value())
                .param("run", cause.run().value())
                .param("title", task.title())
                .param("by", by)
                .param("at", utc(clock.instant()))
                .param("entries", json.writeValueAsString(entries))
                .update();
    }

    Optional<Filling> of(TaskKey task) {
        return jdbc.sql("select * from filled_form where task_key = :task")
                .param("task", task.value())
                .query(this::filling)
                .optional();
    }

    /** Of all tasks of a run, the first one first, the latest fifty. */
    List<Filling> of(RunId run) {
        return jdbc.sql("select * from filled_form where run_id = :run order by filled_at desc, task_key limit :most")
                .param("run", run.value())
                .param("most", MOST_OF_RUN)
                .query(this::filling)
                .list()
                .reversed();
    }

    @Override
    public String kind() {
        return "task-forms";
    }

    @Override
    public void export(Person person, Consumer<Map<String, @Nullable Object>> rows) {
        jdbc.sql("select * from filled_form where run_id = any (:runs) order by filled_at, task_key")
                .param("runs", person.runIds())
                .query((row, at) -> {
                    var filling = filling(row, at);
                    var exported = new LinkedHashMap<String, @Nullable Object>();
                    exported.put("run", row.getObject("run_id", UUID.class));
                    exported.put("task", filling.title());
                    exported.put("filled_at", filling.at());
                    exported.put("entries", row.getString("entries"));
                    return exported;
                })
                .list()
                .forEach(rows);
    }

    @Override
    public long erase(Person person) {
        return jdbc.sql("delete from filled_form where run_id = any (:runs)")
                .param("runs", person.runIds())
                .update();
    }

    @Override
    public String words() {
        return "What people filled into the forms of tasks. That they did them stays.";
    }

    @Override
    public int remove(Instant before, int most) {
        return jdbc.sql("""
                        delete from filled_form where task_key in (
                            select task_key from filled_form where filled_at < :before order by filled_at limit :most)""").param("before", utc(before)).param("most", most).update();
    }

    private Filling filling(ResultSet row, int number) throws SQLException {
        return new Filling(
                new TaskKey(row.getLong("task_key")),
                row.getString("title"),
                row.getString("done_by"),
                instant(row, "filled_at"),
                json.readValue(row.getString("entries"), ENTRIES));
    }
}
