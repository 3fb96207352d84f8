package io.aftercare.webhook;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.CursorPage;
import io.aftercare.common.Ids;
import io.aftercare.common.SqlTime;
import io.aftercare.webhook.WebhookOutcome.Delivered;
import io.aftercare.webhook.WebhookOutcome.Failed;
import io.aftercare.webhook.WebhookOutcome.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of each delivery. What was sent is not kept: it can hold personal data. */
@Component
class DeliveryLog {

    private final JdbcClient jdbc;
    private final WebhookSettings settings;
    private final Clock clock;

    DeliveryLog(JdbcClient jdbc, WebhookSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Adds a line, unless the webhook was deleted meanwhile. */
    void add(WebhookId webhook, String messageId, String type, Instant at, Duration took, Attempt attempt) {
        var outcome = attempt.outcome();
        jdbc.sql("""
                        insert into webhook_delivery (id, webhook_id, message_id, type, attempt, at, duration_millis,
                            result, status, reason, answer)
                        select :id, webhook.id, :message, :type,
                            (select count(*) + 1 from webhook_delivery
                             where webhook_id = :webhook and message_id = :message),
                            :at, :took, :result, :status, :reason, :answer
                        from webhook where webhook.id = :webhook
                        """)
                .param("id", Ids.next())
                .param("webhook", webhook.value())
                .param("message", messageId)
                .param("type", type)
                .param("at", utc(at))
                .param("took", took.toMillis())
                .param("result", DeliveryResult.of(outcome).key())
                .param("status", status(outcome))
                .param("reason", reason(outcome))
                .param("answer", attempt.answer())
                .update();
    }

    /**
     * The log of a webhook, newest first.
     *
     * @param undelivered whether to leave out what was delivered
     */
    CursorPage<WebhookDelivery> list(WebhookId webhook, boolean undelivered, @Nullable UUID after, int size) {
        var rows = jdbc.sql("""
                        select id, message_id, type, attempt, at, duration_millis, result, status, reason, answer
                        from webhook_delivery
                        where webhook_id = :webhook and (:after::uuid is null or id < :after) %s
                        order by id desc
                        limit :limit
                        """.formatted(undelivered ? "and result <> 'delivered'" : ""))
                .param("webhook", webhook.value())
                .param("after", after)
                .param("limit", size + 1)
                .query(DeliveryLog::read)
                .list();
        return CursorPage.of(rows, size, WebhookDelivery::id);
    }

    void deleteOld() {
        jdbc.sql("delete from webhook_delivery where at < :then")
                .param("then", utc(clock.instant().minus(settings.keepLog())))
                .update();
    }

    private static @Nullable Integer status(WebhookOutcome outcome) {
        return switch (outcome) {
            case Delivered delivered -> delivered.status();
            case Failed failed -> failed.status();
            case Refused refused -> null;
        };
    }

    private static @Nullable String reason(WebhookOutcome outcome) {
        return switch (outcome) {
            case Delivered delivered -> null;
            case Failed failed -> failed.reason();
            case Refused refused -> refused.reason();
        };
    }

    private static WebhookDelivery read(ResultSet row, int number) throws SQLException {
        return new WebhookDelivery(
                row.getObject("id", UUID.class),
                row.getString("message_id"),
                row.getString("type"),
                row.getInt("attempt"),
                SqlTime.instant(row, "at"),
                row.getLong("duration_millis"),
                DeliveryResult.withKey(row.getString("result")),
                row.getObject("status", Integer.class),
                row.getString("reason"),
                row.getString("answer"));
    }
}
