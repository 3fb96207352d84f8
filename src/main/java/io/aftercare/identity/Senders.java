package io.aftercare.identity;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom mails can come from beside users. An address names one sender, in whatever case it is written. */
@Service
public class Senders {

    /** They are offered in one list. */
    public static final int MOST = 100;

    private final JdbcClient jdbc;
    private final @Nullable StandardSender standard;

    Senders(JdbcClient jdbc, ObjectProvider<StandardSender> standard) {
        this.jdbc = jdbc;
        this.standard = standard.getIfAvailable();
    }

    /** Whom mails come from that name no sender. */
    public Optional<StandardSender> standard() {
        return Optional.ofNullable(standard);
    }

    /** Whether an address is that of a user or a sender, the standard one included. */
    public boolean knows(String address) {
        return standard != null && standard.address().equalsIgnoreCase(address)
                || jdbc.sql("""
                        select exists (select from sender where lower(address) = lower(:address))
                            or exists (select from app_user where email = lower(:address))""").param("address", address).query(Boolean.class).single();
    }

    /** All of them, by name. */
    public List<ConfiguredSender> list() {
        return jdbc.sql("select id, name, address from sender order by lower(name), id")
                .query(Senders::read)
                .list();
    }

    /**
     * Adds a sender, or renames the one with this address.
     *
     * @throws Refusal {@code too-many-senders} when there are {@value #MOST} already
     */
    @Transactional
    @Audited(act = Act.CHANGED, kind = "sender", subject = "#result.id()")
    public ConfiguredSender put(String name, String address) {
        var sender = jdbc.sql("""
                        insert into sender (id, name, address) values (:id, :name, :address)
                        on conflict (lower(address)) do update set name = excluded.name, address = excluded.address
                        returning id, name, address
                        """)
                .param("id", Ids.next())
                .param("name", name)
                .param("address", address)
                .query(Senders::read)
                .single();
        var senders = jdbc.sql("select count(*) from sender").query(Long.class).single();
        if (senders > MOST) {
            throw Refusal.conflict(
                    "too-many-senders", "There can be %d senders. Remove one that nobody needs.".formatted(MOST));
        }
        return sender;
    }

    /**
     * Removes a sender. Surveys that use it keep its name and address.
     *
     * @throws Refusal {@code sender-not-found}
     */
    @Audited(act = Act.DELETED, kind = "sender", subject = "#id")
    public void remove(SenderId id) {
        var removed = jdbc.sql("delete from sender where id = :id")
                .param("id", id.value())
                .update();
        if (removed == 0) {
            throw Refusal.notFound(
                    "sender-not-found", "There is no sender %s. It may have been removed.".formatted(id));
        }
    }

    private static ConfiguredSender read(ResultSet row, int number) throws SQLException {
        return new ConfiguredSender(
                new SenderId(row.getObject("id", UUID.class)), row.getString("name"), row.getString("address"));
    }
}
