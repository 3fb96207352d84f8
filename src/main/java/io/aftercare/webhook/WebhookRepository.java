package io.aftercare.webhook;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.CursorPage;
import io.aftercare.common.SqlTime;
import io.aftercare.webhook.WebhookRow.Last;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WebhookRepository {

    private static final String COLUMNS =
            "w.id, w.name, w.url, w.enabled, w.old_secret_until, w.created_at, w.created_by, w.changed_at, w.changed_by";

    private final JdbcClient jdbc;

    WebhookRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether no webhook has this name already */
    boolean insert(Webhook webhook, Secret secret) {
        try {
            jdbc.sql("""
                            insert into webhook (id, name, url, enabled, secret, created_at, created_by, changed_at, changed_by)
                            values (:id, :name, :url, :enabled, :secret, :at, :by, :at, :by)
                            """)
                    .param("id", webhook.id().value())
                    .param("name", webhook.name())
                    .param("url", webhook.url())
                    .param("enabled", webhook.enabled())
                    .param("secret", secret.bytes())
                    .param("at", utc(webhook.createdAt()))
                    .param("by", webhook.createdBy())
                    .update();
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    Optional<Webhook> move(WebhookId id, String url, Instant at, String by) {
        return jdbc.sql("""
                        update webhook w set url = :url, changed_at = :at, changed_by = :by
                        where id = :id returning %s
                        """.formatted(COLUMNS))
                .param("id", id.value())
                .param("url", url)
                .param("at", utc(at))
                .param("by", by)
                .query(WebhookRepository::read)
                .optional();
    }

    Optional<Webhook> enable(WebhookId id, boolean enabled, Instant at, String by) {
        return jdbc.sql("""
                        update webhook w set enabled = :enabled, changed_at = :at, changed_by = :by
                        where id = :id returning %s
                        """.formatted(COLUMNS))
                .param("id", id.value())
                .param("enabled", enabled)
                .param("at", utc(at))
                .param("by", by)
                .query(WebhookRepository::read)
                .optional();
    }

    /** Gives a webhook another secret; the one that it had signs, too, until then. */
    Optional<Webhook> rotate(WebhookId id, Secret secret, Instant oldUntil, Instant at, String by) {
        return jdbc.sql("""
                        update webhook w set secret = :secret, old_secret = secret, old_secret_until = :until,
                            changed_at = :at, changed_by = :by
                        where id = :id returning %s
                        """.formatted(COLUMNS))
                .param("id", id.value())
                .param("secret", secret.bytes())
                .param("until", utc(oldUntil))
                .param("at", utc(at))
                .param("by", by)
                .query(WebhookRepository::read)
                .optional();
    }

    boolean delete(WebhookId id) {
        return jdbc.sql("delete from webhook where id = :id")
                        .param("id", id.value())
                        .update()
                > 0;
    }

    /** Forgets secrets that no longer sign. */
    void forgetOldSecrets(Instant now) {
        jdbc.sql("update webhook set old_secret = null, old_secret_until = null where old_secret_until <= :now")
                .param("now", utc(now))
                .update();
    }

    long count() {
        return jdbc.sql("select count(*) from webhook").query(Long.class).single();
    }

    Optional<Webhook> find(WebhookId id) {
        return jdbc.sql("select %s from webhook w where id = :id".formatted(COLUMNS))
                .param("id", id.value())
                .query(WebhookRepository::read)
                .optional();
    }

    Optional<Target> target(WebhookId id, Instant now) {
        return target("id = :key", id.value(), now);
    }

    Optional<Target> target(String name, Instant now) {
        return target("lower(name) = lower(:key)", name, now);
    }

    private Optional<Target> target(String which, Object key, Instant now) {
        return jdbc.sql("""
                        select %s, w.secret, case when w.old_secret_until > :now then w.old_secret end as old_secret
                        from webhook w where %s
                        """.formatted(COLUMNS, which))
                .param("key", key)
                .param("now", utc(now))
                .query((row, number) -> new Target(
                        read(row, number),
                        Stream.of(row.getBytes("secret"), row.getBytes("old_secret"))
                                .filter(bytes -> bytes != null)
                                .map(Secret::new)
                                .toList()))
                .optional();
    }

    List<String> names() {
        return jdbc.sql("select name from webhook order by lower(name)")
                .query((row, number) -> row.getString("name"))
                .list();
    }

    CursorPage<WebhookRow> list(String search, @Nullable UUID after, int size) {
        var rows = jdbc.sql("""
                        select %s, d.at, d.result, d.status
                        from webhook w
                        left join lateral (
                            select at, result, status from webhook_delivery
                            where webhook_id = w.id order by id desc limit 1
                        ) d on true
                        where (:search = '' or searchable(w.name || ' ' || w.url) like search_pattern(:search))
                            and (:after::uuid is null or w.id < :after)
                        order by w.id desc
                        limit :limit
                        """.formatted(COLUMNS))
                .param("search", search)
                .param("after", after)
                .param("limit", size + 1)
                .query((row, number) -> new WebhookRow(read(row, number), last(row)))
                .list();
        return CursorPage.of(rows, size, row -> row.webhook().id());
    }

    private static @Nullable Last last(ResultSet row) throws SQLException {
        var at = SqlTime.nullable(row, "at");
        return at == null
                ? null
                : new Last(at, DeliveryResult.withKey(row.getString("result")), row.getObject("status", Integer.class));
    }

    private static Webhook read(ResultSet row, int number) throws SQLException {
        return new Webhook(
                new WebhookId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("url"),
                row.getBoolean("enabled"),
                SqlTime.nullable(row, "old_secret_until"),
                SqlTime.instant(row, "created_at"),
                row.getString("created_by"),
                SqlTime.instant(row, "changed_at"),
                row.getString("changed_by"));
    }
}
