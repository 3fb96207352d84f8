package io.aftercare.webhook;

import static io.aftercare.common.SqlTime.instant;

import io.aftercare.common.Person;
import io.aftercare.common.PersonalRecords;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What receivers answered to messages about a contact's runs; the messages themselves are not kept. */
@Component
@Order(30)
class DeliveryRecords implements PersonalRecords {

    private static final String OF_RUNS = " where split_part(message_id, ':', 1) = any (:runs)";

    private final JdbcClient jdbc;

    DeliveryRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "webhook-deliveries";
    }

    @Override
    public void export(Person person, Consumer<Map<String, @Nullable Object>> rows) {
        jdbc.sql("select message_id, at, result, status, answer from webhook_delivery" + OF_RUNS + " order by id")
                .param("runs", runs(person))
                .query((row, at) -> {
                    var delivery = new LinkedHashMap<String, @Nullable Object>();
                    delivery.put("message", row.getString("message_id"));
                    delivery.put("at", instant(row, "at"));
                    delivery.put("result", row.getString("result"));
                    delivery.put("status", row.getObject("status", Integer.class));
                    delivery.put("answer", row.getString("answer"));
                    return delivery;
                })
                .list()
                .forEach(rows);
    }

    @Override
    public long erase(Person person) {
        return jdbc.sql("update webhook_delivery set answer = ''" + OF_RUNS + " and answer <> ''")
                .param("runs", runs(person))
                .update();
    }

    private static String[] runs(Person person) {
        return person.runs().stream().map(UUID::toString).toArray(String[]::new);
    }
}
