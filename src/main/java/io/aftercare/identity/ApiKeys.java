package io.aftercare.identity;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.CursorPage;
import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import io.aftercare.common.SqlTime;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The keys that programs call the API with. Only their SHA-256 is kept. */
@Service
public class ApiKeys {

    private static final int RANDOM_BYTES = 32;
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final Clock clock;
    private final RecentKeys recent;

    ApiKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.recent = new RecentKeys(clock);
    }

    /** Makes a random key; its secret is in the answer and nowhere else. */
    @Audited(act = Act.CREATED, kind = "api-key", subject = "#result.apiKey().id()", detail = "#name")
    public NewApiKey create(String name, Set<Scope> scopes) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        var key = "ak_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new NewApiKey(register(name, key, scopes), key);
    }

    /** Makes a key of the caller's choice known; for a key already known, sets its name and scopes. */
    public ApiKey register(String name, String key, Set<Scope> scopes) {
        var registered = jdbc.sql("""
                        insert into api_key (id, name, key_hash, scopes, created_at)
                        values (:id, :name, :hash, :scopes, :now)
                        on conflict (key_hash) do update set name = excluded.name, scopes = excluded.scopes
                        returning id, name, scopes
                        """)
                .param("id", Ids.next())
                .param("name", name)
                .param("hash", KeyHash.of(key).bytes())
                .param("scopes", scopes.stream().map(Scope::key).sorted().toArray(String[]::new))
                .param("now", utc(clock.instant()))
                .query(ApiKeys::read)
                .single();
        recent.forgetAll();
        return registered;
    }

    /**
     * The key that a caller shows, if it is known, and notes at most once a minute that it was used. Answers are
     * remembered for {@link RecentKeys#KEPT a few seconds}, so most calls cost no statement.
     */
    public Optional<ApiKey> find(String key) {
        return recent.find(KeyHash.of(key), this::use);
    }

    /**
     * Keys, newest first.
     *
     * @param search part of the name, in any case, with or without accents
     */
    public CursorPage<ApiKeyRow> list(String search, @Nullable ApiKeyId after, int size) {
        var rows = jdbc.sql("""
                        select id, name, scopes, created_at, last_used_at from api_key
                        where (:search = '' or searchable(name) like search_pattern(:search))
                            and (:after::uuid is null or id < :after)
                        order by id desc
                        limit :limit
                        """)
                .param("search", search.strip())
                .param("after", after == null ? null : after.value())
                .param("limit", size + 1)
                .query(ApiKeys::row)
                .list();
        return CursorPage.of(rows, size, ApiKeyRow::id);
    }

    /**
     * Ends a key: here at once, on other copies of Aftercare within seconds.
     *
     * @throws Refusal {@code api-key-not-found}
     */
    @Audited(act = Act.DELETED, kind = "api-key", subject = "#id", before = true)
    public void revoke(ApiKeyId id) {
        var revoked = jdbc.sql("delete from api_key where id = :id")
                .param("id", id.value())
                .update();
        recent.forgetAll();
        if (revoked == 0) {
            throw Refusal.notFound(
                    "api-key-not-found", "There is no API key %s. It may have been revoked.".formatted(id));
        }
    }

    private Optional<ApiKey> use(KeyHash hash) {
        var now = clock.instant();
        return jdbc.sql("""
                        with used as (
                            update api_key set last_used_at = :now
                            where key_hash = :hash and (last_used_at is null or last_used_at <= :due)
                        )
                        select id, name, scopes from api_key where key_hash = :hash
                        """)
                .param("now", utc(now))
                .param("due", utc(now.minus(USE_NOTED_EVERY)))
                .param("hash", hash.bytes())
                .query(ApiKeys::read)
                .optional();
    }

    private static ApiKeyRow row(ResultSet row, int number) throws SQLException {
        var key = read(row, number);
        return new ApiKeyRow(
                key.id(),
                key.name(),
                key.scopes().stream().sorted().toList(),
                SqlTime.instant(row, "created_at"),
                SqlTime.nullable(row, "last_used_at"));
    }

    private static ApiKey read(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                new ApiKeyId(row.getObject("id", UUID.class)), row.getString("name"), Scope.withKeys(List.of((String[])
                        row.getArray("scopes").getArray())));
    }
}
