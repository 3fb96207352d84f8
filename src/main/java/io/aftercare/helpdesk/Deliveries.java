package io.aftercare.helpdesk;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.CursorPage;
import io.aftercare.common.SqlTime;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What help desks delivered, and what became of it. */
@Repository
class Deliveries {

    /** @param body as it came */
    record Kept(UUID id, HelpDeskId desk, Instant receivedAt, byte[] body) {}

    private final JdbcClient jdbc;
    private final HelpDeskSettings settings;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, HelpDeskSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return false when the same message was there already */
    boolean add(UUID id, HelpDeskId desk, String messageKey, byte[] body) {
        return jdbc.sql("""
                        insert into help_desk_delivery (id, help_desk_id, message_key, received_at, body, state)
                        values (:id, :desk, :key, :now, :body, 'waiting')
                        on conflict (help_desk_id, message_key) do nothing
                        """)
                        .param("id", id)
                        .param("desk", desk.value())
                        .param("key", messageKey)
                        .param("now", utc(clock.instant()))
                        .param("body", body)
                        .update()
                == 1;
    }

    /** A delivery that is still to be taken in. */
    Optional<Kept> waiting(UUID id) {
        return jdbc.sql("""
                        select id, help_desk_id, received_at, body from help_desk_delivery
                        where id = :id and state = 'waiting'
                        """)
                .param("id", id)
                .query((row, number) -> new Kept(
                        row.getObject("id", UUID.class),
                        new HelpDeskId(row.getObject("help_desk_id", UUID.class)),
                        SqlTime.instant(row, "received_at"),
                        row.getBytes("body")))
                .optional();
    }

    /**
     * Keeps whose tickets it is about, whatever becomes of it: by them its content is found when their contact is erased.
     * What an earlier try found stays.
     *
     * @param tickets their external ids
     */
    void tell(UUID id, Collection<String> tickets) {
        jdbc.sql("""
                        update help_desk_delivery
                        set tickets = array(select distinct ticket from unnest(tickets || :tickets) ticket order by ticket)
                        where id = :id and state = 'waiting'
                        """)
                .param("id", id)
                .param("tickets", tickets.toArray(String[]::new))
                .update();
    }

    void settle(UUID id, DeliveryState state, @Nullable String note) {
        jdbc.sql("""
                        update help_desk_delivery set state = :state, note = :note, settled_at = :now
                        where id = :id and state = 'waiting'
                        """)
                .param("id", id)
                .param("state", state.key())
                .param("note", note)
                .param("now", utc(clock.instant()))
                .update();
    }

    /** @return false when there is no such delivery, or it is waiting already */
    boolean waitAgain(HelpDeskId desk, UUID id) {
        return jdbc.sql("""
                        update help_desk_delivery set state = 'waiting', note = null, settled_at = null
                        where id = :id and help_desk_id = :desk and state <> 'waiting'
                        """).param("id", id).param("desk", desk.value()).update() == 1;
    }

    boolean exists(HelpDeskId desk, UUID id) {
        return jdbc.sql("select exists (select from help_desk_delivery where id = :id and help_desk_id = :desk)")
                .param("id", id)
                .param("desk", desk.value())
                .query(Boolean.class)
                .single();
    }

    /** @param state null for all */
    CursorPage<Delivery> list(HelpDeskId desk, @Nullable DeliveryState state, @Nullable UUID after, int size) {
        var rows = jdbc.sql("""
                        select id, received_at, length(body) as bytes, substring(body from 1 for :shown) as shown,
                            state, note, settled_at,
                            array(select external_id from ticket where external_id = any (tickets) order by 1) as tickets
                        from help_desk_delivery
                        where help_desk_id = :desk and (:after::uuid is null or id < :after) %s
                        order by id desc
                        limit :limit
                        """.formatted(state == null ? "" : "and state = '%s'".formatted(state.key())))
                .param("desk", desk.value())
                .param("after", after)
                .param("shown", Delivery.SHOWN)
                .param("limit", size + 1)
                .query(Deliveries::read)
                .list();
        return CursorPage.of(rows, size, Delivery::id);
    }

    void deleteOld() {
        jdbc.sql("delete from help_desk_delivery where received_at < :then")
                .param("then", utc(clock.instant().minus(settings.keepDeliveries())))
                .update();
    }

    private static Delivery read(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                SqlTime.instant(row, "received_at"),
                row.getInt("bytes"),
                new String(row.getBytes("shown"), StandardCharsets.UTF_8),
                DeliveryState.withKey(row.getString("state")),
                row.getString("note"),
                List.of((String[]) row.getArray("tickets").getArray()),
                SqlTime.nullable(row, "settled_at"));
    }
}
