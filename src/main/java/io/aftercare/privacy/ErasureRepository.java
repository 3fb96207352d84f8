package io.aftercare.privacy;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.nullable;
import static io.aftercare.common.SqlTime.utc;

import io.aftercare.crm.ContactId;
import io.aftercare.survey.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Erasures as they are written down. */
@Repository
class ErasureRepository {

    /** One that is not finished, and of whom. */
    record Open(
            UUID id,
            ContactId contact,
            String address,
            @Nullable Instant removedAt) {}

    private static final Duration YOUNG = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static final String SELECT = """
            select erasure.*, (select jsonb_object_agg(kind, removed) from erasure_count where erasure_id = erasure.id) as counts
            from erasure""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ErasureRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID id, ContactId contact, String address, Instant now) {
        jdbc.sql("""
                        insert into erasure (id, contact_id, address, requested_at)
                        values (:id, :contact, :address, :now)""")
                .param("id", id)
                .param("contact", contact.value())
                .param("address", address)
                .param("now", utc(now))
                .update();
    }

    Optional<Erasure> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(this::erasure)
                .optional();
    }

    /** The one of a contact that is under way. */
    Optional<Erasure> of(ContactId contact) {
        return jdbc.sql(SELECT + " where contact_id = :contact")
                .param("contact", contact.value())
                .query(this::erasure)
                .optional();
    }

    List<Erasure> list(@Nullable UUID before, int limit) {
        return jdbc.sql(SELECT + " where (cast(:before as uuid) is null or id < :before) order by id desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query(this::erasure)
                .list();
    }

    /** Some on which there is something to do: those of the last minute at every look, others now and then. */
    List<Open> due(Instant now, int limit) {
        return jdbc.sql("""
                        select id, contact_id, address, removed_at from erasure
                        where finished_at is null
                          and (swept_at is null or swept_at < :recently or removed_at is null or removed_at > :young)
                        order by swept_at nulls first, id limit :limit""")
                .param("recently", utc(now.minus(PAUSE)))
                .param("young", utc(now.minus(YOUNG)))
                .param("limit", limit)
                .query((row, at) -> new Open(
                        row.getObject("id", UUID.class),
                        new ContactId(row.getObject("contact_id", UUID.class)),
                        row.getString("address"),
                        nullable(row, "removed_at")))
                .list();
    }

    /** @return false if it is finished, or another copy of Aftercare is at it */
    boolean lock(UUID id) {
        return jdbc.sql("select id from erasure where id = :id and finished_at is null for update skip locked")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    List<RunId> runs(UUID id) {
        return jdbc.sql("select run_id from erasure_run where erasure_id = :id order by run_id")
                .param("id", id)
                .query((row, at) -> new RunId(row.getObject("run_id", UUID.class)))
                .list();
    }

    void keepRuns(UUID id, List<RunId> runs) {
        jdbc.sql("insert into erasure_run (erasure_id, run_id) select :id, unnest(:runs) on conflict do nothing")
                .param("id", id)
                .param("runs", runs.stream().map(RunId::value).toArray(UUID[]::new))
                .update();
    }

    void count(UUID id, String kind, long removed) {
        jdbc.sql("""
                        insert into erasure_count as known (erasure_id, kind, removed) values (:id, :kind, :removed)
                        on conflict (erasure_id, kind) do update set removed = known.removed + excluded.removed""")
                .param("id", id)
                .param("kind", kind)
                .param("removed", removed)
                .update();
    }

    void markRemoved(UUID id, Instant now) {
        jdbc.sql("update erasure set removed_at = :now where id = :id")
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    void markSwept(UUID id, Instant now) {
        jdbc.sql("update erasure set swept_at = :now where id = :id")
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    /** Forgets who it was. */
    void finish(UUID id, Instant now) {
        jdbc.sql("delete from erasure_run where erasure_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("update erasure set finished_at = :now, contact_id = null, address = null where id = :id")
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    private Erasure erasure(ResultSet row, int at) throws SQLException {
        var counts = row.getString("counts");
        return new Erasure(
                row.getObject("id", UUID.class),
                instant(row, "requested_at"),
                nullable(row, "removed_at"),
                nullable(row, "finished_at"),
                counts == null ? Map.of() : json.readValue(counts, new TypeReference<TreeMap<String, Long>>() {}));
    }
}
