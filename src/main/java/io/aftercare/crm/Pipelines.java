package io.aftercare.crm;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
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
                .query(Pipelines::pipeline)
                .list();
    }

    /** @throws Refusal {@code pipeline-not-found} */
    public Pipeline get(String key) {
        return jdbc.sql("select key, name from pipeline where key = :key")
                .param("key", key)
                .query(Pipelines::pipeline)
                .optional()
                .orElseThrow(() -> notFound(key));
    }

    /** How many tickets are in the pipeline. */
    public long tickets(String key) {
        return jdbc.sql("select count(*) from ticket where pipeline = :key")
                .param("key", key)
                .query(Long.class)
                .single();
    }

    /** @throws Refusal {@code pipeline-exists} if there is one with this key */
    @Audited(act = Act.CREATED, kind = "pipeline", subject = "#key", detail = "#name")
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

    /** @throws Refusal {@code pipeline-not-found} */
    @Audited(act = Act.CHANGED, kind = "pipeline", subject = "#key", detail = "#name")
    public Pipeline rename(String key, String name) {
        var renamed = jdbc.sql("update pipeline set name = :name where key = :key")
                .param("key", key)
                .param("name", name)
                .update();
        if (renamed == 0) {
            throw notFound(key);
        }
        return new Pipeline(key, name);
    }

    /**
     * Deletes a pipeline that no ticket is in. Surveys that name it stay, and are sent to nobody.
     *
     * @throws Refusal {@code pipeline-not-found}, {@code pipeline-in-use}
     */
    @Audited(act = Act.DELETED, kind = "pipeline", subject = "#key")
    public void delete(String key) {
        try {
            var deleted = jdbc.sql(
                            "delete from pipeline where key = :key and not exists (select from ticket where pipeline = :key)")
                    .param("key", key)
                    .update();
            if (deleted == 0) {
                get(key);
                throw inUse(tickets(key), key);
            }
        } catch (DataIntegrityViolationException openedJustNow) {
            throw inUse(1, key);
        }
    }

    private static Refusal inUse(long tickets, String key) {
        return Refusal.conflict(
                "pipeline-in-use",
                "The pipeline '%s' has %d %s, so it stays. You can rename it."
                        .formatted(key, tickets, tickets == 1 ? "ticket" : "tickets"));
    }

    private static Pipeline pipeline(ResultSet row, int number) throws SQLException {
        return new Pipeline(row.getString("key"), row.getString("name"));
    }

    private static Refusal notFound(String key) {
        return Refusal.notFound("pipeline-not-found", "There is no pipeline '%s'.".formatted(key));
    }
}
