package io.aftercare.mail;

import io.aftercare.common.Person;
import io.aftercare.common.PersonalRecords;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether a contact's address is suppressed; erased, it stays so without being readable. */
@Component
@Order(50)
class SuppressionRecords implements PersonalRecords {

    private final Suppressions suppressions;

    SuppressionRecords(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    @Override
    public String kind() {
        return "suppression";
    }

    @Override
    public void export(Person person, Consumer<Map<String, @Nullable Object>> rows) {
        suppressions.find(person.address()).ifPresent(suppression -> {
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put("address", suppression.address());
            row.put("reason", suppression.reason().key());
            row.put("since", suppression.since());
            rows.accept(row);
        });
    }

    @Override
    public long erase(Person person) {
        return suppressions.erase(person.address());
    }
}
