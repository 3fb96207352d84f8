package io.aftercare.identity;

import io.aftercare.common.AddressSearch;
import io.aftercare.common.Person;
import io.aftercare.common.PersonalRecords;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers of calls that are kept for a day to be given again; those that speak of a contact go. */
@Component
@Order(40)
class CallRecords implements PersonalRecords {

    private final JdbcClient jdbc;

    CallRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "api-answers";
    }

    /** What they say is in the other kinds. */
    @Override
    public void export(Person person, Consumer<Map<String, @Nullable Object>> rows) {}

    @Override
    public long erase(Person person) {
        return jdbc.sql("""
                        delete from idempotent_call
                        where position(convert_to(:contact, 'UTF8') in body) > 0
                           or %s""".formatted(AddressSearch.in("body")))
                .param("address", person.address())
                .param("contact", person.contactId().toString())
                .update();
    }
}
