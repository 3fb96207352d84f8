package io.aftercare.crm;

import io.aftercare.common.Refusal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The pipelines that tickets go through. */
@Service
public class Pipelines {

    private final JdbcClient jdbc;

    Pipelines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean exists(String key) {
        return jdbc.sql("select exists (select from pipeline where key = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    public List<Pipeline> list() {
        return jdbc.sql("select key, name from pipeline order by key")
                .query((row, number) -> new Pipeline(row.getString("key"), row.getString("name")))
                .list();
    }

    /** @throws Refusal {@code pipeline-exists} if there is one with this key */
    public Pipeline create(String key, String name) {
        var created = jdbc.sql("insert into pipeline (key, name) values (:key, :name) on conflict (key) do nothing")
                .param("key", key)
                .param("name", name)
                .update();
        if (created == 0) {
            throw Refusal.conflict(
                    "pipeline-exists", "A pipeline '%s' exists already. Choose another key.".formatted(key));
        }
        return new Pipeline(key, name);
    }
}
