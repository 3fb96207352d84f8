package io.aftercare.sendingdomain;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.nullable;
import static io.aftercare.common.SqlTime.utc;

import io.aftercare.sendingdomain.DomainCheck.Part;
import java.security.KeyPair;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SendingDomainRepository {

    private final JdbcClient jdbc;

    SendingDomainRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if the domain is there already */
    boolean insert(SendingDomain domain) {
        return jdbc.sql("""
                        insert into sending_domain (id, name, created_at, created_by)
                        values (:id, :name, :at, :by) on conflict (name) do nothing
                        """)
                        .param("id", domain.id().value())
                        .param("name", domain.name())
                        .param("at", utc(domain.createdAt()))
                        .param("by", domain.createdBy())
                        .update()
                == 1;
    }

    /** Keeps others from a domain until the transaction ends. @return false if it is not there */
    boolean lock(SendingDomainId id) {
        return jdbc.sql("select id from sending_domain where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    boolean delete(SendingDomainId id) {
        return jdbc.sql("delete from sending_domain where id = :id")
                        .param("id", id.value())
                        .update()
                == 1;
    }

    long count() {
        return jdbc.sql("select count(*) from sending_domain").query(Long.class).single();
    }

    Optional<SendingDomain> find(SendingDomainId id) {
        return select("where id = :key", id.value()).stream().findFirst();
    }

    Optional<SendingDomain> find(String name) {
        return select("where name = :key", name.toLowerCase(Locale.ROOT)).stream()
                .findFirst();
    }

    List<SendingDomain> list() {
        return select("where :key order by name", true);
    }

    /** Those that nobody has looked at since then, or since a little while where it is open whether a key is seen. */
    List<SendingDomainId> due(Instant before, Instant waitingBefore) {
        return jdbc.sql("""
                        select id from sending_domain d
                        where checked_at is null or checked_at < :before or (checked_at < :waiting and (
                            exists (select from sending_domain_key where domain_id = d.id and state = 'next')
                            or exists (select from sending_domain_check
                                       where domain_id = d.id and part = 'dkim' and state = 'unknown')))
                        order by checked_at nulls first
                        """)
                .param("before", utc(before))
                .param("waiting", utc(waitingBefore))
                .query((row, at) -> id(row, "id"))
                .list();
    }

    /** Adds the key that is to sign; its selector is one that the domain never had. */
    void insertNextKey(SendingDomainId id, KeyPair pair, Instant now) {
        jdbc.sql("""
                        with numbered as (
                            update sending_domain set keys_made = keys_made + 1 where id = :id returning id, keys_made
                        )
                        insert into sending_domain_key (domain_id, selector, state, private_key, public_key, created_at)
                        select id, 'aftercare' || keys_made, 'next', :private, :public, :now from numbered
                        """)
                .param("id", id.value())
                .param("private", pair.getPrivate().getEncoded())
                .param(
                        "public",
                        Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()))
                .param("now", utc(now))
                .update();
    }

    /** Lets the next key sign. The private half of the one before is forgotten: nothing needs it any more. */
    void switchKeys(SendingDomainId id, Instant removeAfter) {
        jdbc.sql("""
                        update sending_domain_key set state = 'old', private_key = null, remove_after = :after
                        where domain_id = :id and state = 'signing'
                        """).param("id", id.value()).param("after", utc(removeAfter)).update();
        jdbc.sql("update sending_domain_key set state = 'signing' where domain_id = :id and state = 'next'")
                .param("id", id.value())
                .update();
    }

    /** What was known of the key before says nothing about the one that signs now. */
    void doubtKey(SendingDomainId id, String words) {
        jdbc.sql("""
                        insert into sending_domain_check (domain_id, part, state, words)
                        values (:id, 'dkim', 'unknown', :words)
                        on conflict (domain_id, part) do update set state = excluded.state, words = excluded.words
                        """).param("id", id.value()).param("words", words).update();
    }

    void forgetOldKeys(Instant now) {
        jdbc.sql("delete from sending_domain_key where remove_after < :now")
                .param("now", utc(now))
                .update();
    }

    /** What was known stays known while DNS is silent; the words say that it is. */
    void keepCheck(SendingDomainId id, List<DomainCheck> checks, Instant now) {
        for (var check : checks) {
            jdbc.sql("""
                            insert into sending_domain_check (domain_id, part, state, words)
                            values (:id, :part, :state, :words)
                            on conflict (domain_id, part) do update set words = excluded.words,
                                state = case excluded.state when 'unknown' then sending_domain_check.state
                                                            else excluded.state end
                            """)
                    .param("id", id.value())
                    .param("part", check.part().key())
                    .param("state", check.state().key())
                    .param("words", check.words())
                    .update();
        }
        jdbc.sql("update sending_domain set checked_at = :now where id = :id")
                .param("now", utc(now))
                .param("id", id.value())
                .update();
    }

    boolean allow(SendingDomainId id, String by, Instant now) {
        return jdbc.sql("update sending_domain set send_anyway_by = :by, send_anyway_at = :now where id = :id")
                        .param("by", by)
                        .param("now", utc(now))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    boolean disallow(SendingDomainId id) {
        return jdbc.sql("update sending_domain set send_anyway_by = null, send_anyway_at = null where id = :id")
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** @param selector of the key that signs, @param key its private half as PKCS 8 */
    record Signing(String selector, byte[] key) {}

    Optional<Signing> signing(String name) {
        return jdbc.sql("""
                        select k.selector, k.private_key
                        from sending_domain d join sending_domain_key k on k.domain_id = d.id
                        where d.name = :name and k.state = 'signing'
                        """)
                .param("name", name)
                .query((row, at) -> new Signing(row.getString("selector"), row.getBytes("private_key")))
                .optional();
    }

    /** In three statements, one after the other: a statement within another would need a second connection. */
    private List<SendingDomain> select(String which, Object key) {
        var bare = jdbc.sql("select * from sending_domain " + which)
                .param("key", key)
                .query((row, at) -> new SendingDomain(
                        id(row, "id"),
                        row.getString("name"),
                        List.of(),
                        List.of(),
                        nullable(row, "checked_at"),
                        row.getString("send_anyway_by"),
                        nullable(row, "send_anyway_at"),
                        instant(row, "created_at"),
                        row.getString("created_by")))
                .list();
        var ids = bare.stream().map(domain -> domain.id().value()).toArray(UUID[]::new);
        var keys = keys(ids);
        var checks = checks(ids);
        return bare.stream()
                .map(domain -> domain.with(
                        keys.getOrDefault(domain.id(), List.of()), checks.getOrDefault(domain.id(), List.of())))
                .toList();
    }

    private Map<SendingDomainId, List<DomainKey>> keys(UUID[] domains) {
        return byDomain(jdbc.sql("""
                        select k.*, d.name from sending_domain_key k join sending_domain d on d.id = k.domain_id
                        where k.domain_id = any (:domains) order by k.created_at desc
                        """)
                .param("domains", domains)
                .query((row, at) -> Map.entry(
                        id(row, "domain_id"),
                        DomainKey.of(
                                row.getString("name"),
                                row.getString("selector"),
                                DomainKey.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                                row.getString("public_key"),
                                instant(row, "created_at"),
                                nullable(row, "remove_after"))))
                .list());
    }

    private Map<SendingDomainId, List<DomainCheck>> checks(UUID[] domains) {
        return byDomain(jdbc
                .sql("select * from sending_domain_check where domain_id = any (:domains)")
                .param("domains", domains)
                .query((row, at) -> Map.entry(
                        id(row, "domain_id"),
                        new DomainCheck(
                                Part.valueOf(row.getString("part").toUpperCase(Locale.ROOT)),
                                DomainCheck.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                                row.getString("words"))))
                .list()
                .stream()
                .sorted(Comparator.comparing(check -> check.getValue().part()))
                .toList());
    }

    private static <T> Map<SendingDomainId, List<T>> byDomain(List<Map.Entry<SendingDomainId, T>> parts) {
        return parts.stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static SendingDomainId id(ResultSet row, String column) throws SQLException {
        return new SendingDomainId(row.getObject(column, UUID.class));
    }
}
