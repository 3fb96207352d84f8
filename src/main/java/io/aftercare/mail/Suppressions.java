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

    public Suppressions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Suppresses an address from now on; one that already is keeps its first reason and time. */
    public void suppress(String address, Suppression.Reason reason) {
        jdbc.sql("""
                        insert into suppression (address, reason, created_at)
                        values (:address, :reason, :now)
                        on conflict (address) do nothing
                        """)
                .param("address", normalized(address))
                .param("reason", reason.key())
                .param("now", utc(clock.instant()))
                .update();
    }

    /** The suppression of an address, if there is one. */
    public Optional<Suppression> find(String address) {
        return jdbc.sql("select address, reason, created_at from suppression where address = :address")
                .param("address", normalized(address))
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
