package io.aftercare.crm;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Contacts and tickets on a real database; every test makes its own. */
public abstract class CrmTest extends AftercareTest {

    @Autowired
    protected Contacts contacts;

    @Autowired
    protected Tickets tickets;

    @Autowired
    protected Pipelines pipelines;

    @BeforeEach
    void supportPipeline() {
        if (!pipelines.exists("support")) {
            pipelines.create("support", "Support");
        }
    }

    protected Contact newContact() {
        return contacts.put(command(unique() + "@example.com", Map.of()));
    }

    protected Ticket newTicket() {
        return tickets.create(ticket(unique(), newContact().email()));
    }

    protected static TicketCommand ticket(String externalId, String contactEmail) {
        return new TicketCommand(externalId, "Printer on fire", "support", contactEmail, null);
    }

    protected static ContactCommand command(String email, Map<String, @Nullable Object> properties) {
        return new ContactCommand(email, "Ann", "Lee", "en", properties);
    }

    protected static String unique() {
        return "t-" + UUID.randomUUID();
    }

    static void assertStatements(int most, Callable<?> work) throws Exception {
        assertThat(statementsOf(work)).hasSizeLessThanOrEqualTo(most);
    }
}
