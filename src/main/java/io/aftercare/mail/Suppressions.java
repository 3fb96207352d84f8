package io.aftercare.mail;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.nullable;
import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The addresses that are never mailed again for surveys (R34). Case does not matter in an address here. */
@Component
public class Suppressions {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AddressHash hash;

    public Suppressions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.hash = new AddressHash(jdbc);
    }

    /**
     * Suppresses an address from now on; one that already is keeps its first reason and time, and one that was erased
     * stays unreadable.
     */
    public void suppress(String address, Suppression.Reason reason) {
        suppress(address, reason, null);
    }

    /** Likewise. @param detail what is known beside the reason, in plain words without personal data */
    public void suppress(String address, Suppression.Reason reason, @Nullable String detail) {
        if (reason == Suppression.Reason.ERASED) {
            erase(address);
            return;
        }
        jdbc.sql("""
                        insert into suppression (address, reason, detail, created_at)
                        select :address, :reason, :detail, :now
                        where not exists (select from erased_address where hash = :hash)
                        on conflict (address) do nothing
                        """)
                .param("address", normalized(address))
                .param("reason", reason.key())
                .param("detail", detail)
                .param("now", utc(clock.instant()))
                .param("hash", hash.of(normalized(address)))
                .update();
    }

    /**
     * Forgets an address, of which a hash is kept: it is suppressed all the same, should it come back.
     *
     * @return 1 if the address stood here until now, else 0
     */
    public int erase(String address) {
        return jdbc.sql("""
                        with known as (delete from suppression where address = :address returning reason, created_at),
                        lifted as (delete from suppression_lift where address = :address),
                        erased as (
                            insert into erased_address (hash, reason, since)
                            values (:hash, coalesce((select reason from known), 'erased'),
                                coalesce((select created_at from known), :now))
                            on conflict (hash) do nothing)
                        select count(*) from known
                        """)
                .param("address", normalized(address))
                .param("hash", hash.of(normalized(address)))
                .param("now", utc(clock.instant()))
                .query(Integer.class)
                .single();
    }

    /**
     * Lets an address be mailed again, and keeps who decided that.
     *
     * @param by the mail address of a user, or what an API key is called
     * @return false if it was not suppressed, or somebody else was first
     */
    public boolean lift(String address, String by) {
        return jdbc.sql("""
                        with lifted as (
                            delete from suppression where address = :address returning reason, detail, created_at),
                        erased as (delete from erased_address where hash = :hash returning reason, since)
                        insert into suppression_lift (id, address, reason, detail, created_at, lifted_at, lifted_by)
                        select :id, :address, reason, detail, created_at, :now, :by
                        from (table lifted union all select reason, null, since from erased limit 1) before
                        """)
                        .param("address", normalized(address))
                        .param("hash", hash.of(normalized(address)))
                        .param("id", Ids.next())
                        .param("now", utc(clock.instant()))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Whether an address gets surveys, and what was before; in one statement. */
    public MailStanding standing(String address) {
        var found = jdbc.sql("""
                        select address, reason, detail, created_at,
                               null::timestamptz as lifted_at, null as lifted_by
                        from suppression where address = :address
                        union all
                        select :address, reason, null, since, null, null from erased_address where hash = :hash
                        union all
                        (select address, reason, detail, created_at, lifted_at, lifted_by
                         from suppression_lift where address = :address order by id desc limit 1)
                        """)
                .param("address", normalized(address))
                .param("hash", hash.of(normalized(address)))
                .query((row, number) -> {
                    var at = nullable(row, "lifted_at");
                    var suppression = suppression(row, number);
                    return at == null
                            ? new MailStanding(suppression, null)
                            : new MailStanding(
                                    null, new LiftedSuppression(suppression, at, row.getString("lifted_by")));
                })
                .list();
        return new MailStanding(
                found.stream()
                        .flatMap(standing -> Stream.ofNullable(standing.suppression()))
                        .findFirst()
                        .orElse(null),
                found.stream()
                        .flatMap(standing -> Stream.ofNullable(standing.lifted()))
                        .findFirst()
                        .orElse(null));
    }

    /** The suppression of an address, if there is one. */
    public Optional<Suppression> find(String address) {
        return jdbc.sql("""
                        select address, reason, detail, created_at from suppression where address = :address
                        union all
                        select :address, reason, null, since from erased_address where hash = :hash
                        limit 1
                        """)
                .param("address", normalized(address))
                .param("hash", hash.of(normalized(address)))
                .query(Suppressions::suppression)
                .optional();
    }

    private static Suppression suppression(ResultSet row, int number) throws SQLException {
        return new Suppression(
                row.getString("address"),
                Suppression.Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)),
                instant(row, "created_at"),
                row.getString("detail"));
    }

    private static String normalized(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
