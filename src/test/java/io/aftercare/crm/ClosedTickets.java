package io.aftercare.crm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Listens as another module would, and fails for tickets whose id asks for it. */
@TestConfiguration(proxyBeanMethods = false)
public class ClosedTickets {

    private final List<TicketClosed> seen = Collections.synchronizedList(new ArrayList<>());

    @EventListener
    void on(TicketClosed event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AssertionError("published outside a transaction");
        }
        if (event.externalId().endsWith("-fails")) {
            throw new IllegalStateException("the outbox cannot be written");
        }
        seen.add(event);
    }

    List<TicketClosed> of(Ticket ticket) {
        return List.copyOf(seen).stream()
                .filter(event -> event.externalId().equals(ticket.externalId()))
                .toList();
    }
}
