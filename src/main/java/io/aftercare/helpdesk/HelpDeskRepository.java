package io.aftercare.helpdesk;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.SqlTime;
import io.aftercare.helpdesk.HelpDesk.RefusedCall;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class HelpDeskRepository {

    static final String INBOUND = "/in/";

    /** Not the mapper of the API: how pointers are kept must not change with its settings. */
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final String inbound;

    /** @param publicUrl where the world reaches this server, which is what HubSpot signs */
    HelpDeskRepository(JdbcClient jdbc, @Value("${aftercare.response.public-url}") URI publicUrl) {
        this.jdbc = jdbc;
        this.inbound = publicUrl + INBOUND;
    }

    /** @param secret what its calls are checked with */
    record Receiving(HelpDesk helpDesk, String secret) {

        /** Leaves the secret out of logs. */
        @Override
        public String toString() {
            return helpDesk.toString();
        }
    }

    String address(String inboundId) {
        return inbound + inboundId;
    }

    /** @return whether no help desk has this key or name already */
    boolean insert(HelpDesk desk, String secret) {
        try {
            jdbc.sql("""
                            insert into help_desk (id, key, inbound_id, kind, name, pipeline, secret, open_words,
                                closed_words, pointers, created_at, created_by, changed_at, changed_by)
                            values (:id, :key, :inbound, :kind, :name, :pipeline, :secret, :open, :closed,
                                cast(:pointers as jsonb), :at, :by, :at, :by)
                            """)
                    .param("id", desk.id().value())
                    .param("key", desk.key())
                    .param("inbound", desk.address().substring(inbound.length()))
                    .param("kind", desk.kind().key())
                    .param("name", desk.name())
                    .param("pipeline", desk.pipeline())
                    .param("secret", secret)
                    .param("open", desk.words().open().toArray(String[]::new))
                    .param("closed", desk.words().closed().toArray(String[]::new))
                    .param("pointers", written(desk.pointers()))
                    .param("at", utc(desk.createdAt()))
                    .param("by", desk.createdBy())
                    .update();
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    /**
     * @return empty if there is no such help desk
     * @throws DuplicateKeyException when another has this name
     */
    Optional<HelpDesk> change(HelpDeskId id, HelpDeskChange change, Instant at, String by) {
        return jdbc.sql("""
                        update help_desk set name = :name, pipeline = :pipeline, open_words = :open,
                            closed_words = :closed,
                            pointers = case when kind = 'generic'
                                then coalesce(cast(:pointers as jsonb), pointers) end,
                            changed_at = :at, changed_by = :by
                        where id = :id returning *
                        """)
                .param("id", id.value())
                .param("name", change.name())
                .param("pipeline", change.pipeline())
                .param("open", change.words().open().toArray(String[]::new))
                .param("closed", change.words().closed().toArray(String[]::new))
                .param("pointers", written(change.pointers()))
                .param("at", utc(at))
                .param("by", by)
                .query(this::read)
                .optional();
    }

    Optional<HelpDesk> changeSecret(HelpDeskId id, String secret, Instant at, String by) {
        return jdbc.sql("""
                        update help_desk set secret = :secret, refused_at = null, refused_why = null,
                            changed_at = :at, changed_by = :by
                        where id = :id returning *
                        """)
                .param("id", id.value())
                .param("secret", secret)
                .param("at", utc(at))
                .param("by", by)
                .query(this::read)
                .optional();
    }

    /** Notes a call that was not believed, unless one was noted after {@code since}: strangers shall not make work. */
    void noteRefused(HelpDeskId id, String why, Instant now, Instant since) {
        jdbc.sql("""
                        update help_desk set refused_at = :now, refused_why = :why
                        where id = :id and (refused_at is null or refused_at <= :since)
                        """)
                .param("id", id.value())
                .param("why", why)
                .param("now", utc(now))
                .param("since", utc(since))
                .update();
    }

    boolean delete(HelpDeskId id) {
        return jdbc.sql("delete from help_desk where id = :id")
                        .param("id", id.value())
                        .update()
                > 0;
    }

    long count() {
        return jdbc.sql("select count(*) from help_desk").query(Long.class).single();
    }

    Optional<HelpDesk> find(HelpDeskId id) {
        return jdbc.sql("select * from help_desk where id = :id")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    Optional<Receiving> receiving(String inboundId) {
        return jdbc.sql("select * from help_desk where inbound_id = :inbound")
                .param("inbound", inboundId)
                .query((row, number) -> new Receiving(read(row, number), row.getString("secret")))
                .optional();
    }

    /** All, by name, with their last deliveries. */
    List<HelpDeskRow> list() {
        return jdbc.sql("""
                        select help_desk.*, last.received_at as last_at,
                            (select count(*) from help_desk_delivery
                             where help_desk_id = help_desk.id and state = 'failed') as failed
                        from help_desk
                        left join lateral (
                            select received_at from help_desk_delivery
                            where help_desk_id = help_desk.id order by id desc limit 1
                        ) last on true
                        order by lower(name)
                        """)
                .query((row, number) ->
                        new HelpDeskRow(read(row, number), SqlTime.nullable(row, "last_at"), row.getLong("failed")))
                .list();
    }

    private static @Nullable String written(@Nullable FieldPointers pointers) {
        return pointers == null ? null : JSON.writeValueAsString(pointers);
    }

    private HelpDesk read(ResultSet row, int number) throws SQLException {
        var pointers = row.getString("pointers");
        var refusedAt = SqlTime.nullable(row, "refused_at");
        return new HelpDesk(
                new HelpDeskId(row.getObject("id", UUID.class)),
                row.getString("key"),
                address(row.getString("inbound_id")),
                HelpDeskKind.withKey(row.getString("kind")),
                row.getString("name"),
                row.getString("pipeline"),
                new StatusWords(words(row, "open_words"), words(row, "closed_words")),
                pointers == null ? null : JSON.readValue(pointers, FieldPointers.class),
                refusedAt == null ? null : new RefusedCall(refusedAt, row.getString("refused_why")),
                SqlTime.instant(row, "created_at"),
                row.getString("created_by"),
                SqlTime.instant(row, "changed_at"),
                row.getString("changed_by"));
    }

    private static List<String> words(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
