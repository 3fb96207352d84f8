package io.aftercare.mail;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
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
        if (reason == Suppression.Reason.ERASED) {
            erase(address);
            return;
        }
        jdbc.sql("""
                        insert into suppression (address, reason, created_at)
                        select :address, :reason, :now
                        where not exists (select from erased_address where hash = :hash)
                        on conflict (address) do nothing
                        """)
                .param("address", normalized(address))
                .param("reason", reason.key())
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

    /** The suppression of an address, if there is one. */
    public Optional<Suppression> find(String address) {
        return jdbc.sql("""
                        select address, reason, created_at from suppression where address = :address
                        union all
                        select :address, reason, since from erased_address where hash = :hash
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
                instant(row, "created_at"));
    }

    private static String normalized(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
