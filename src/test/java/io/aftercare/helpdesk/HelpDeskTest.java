package io.aftercare.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aftercare.AftercareTest;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Pipelines;
import io.aftercare.crm.Ticket;
import io.aftercare.crm.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Help desks that send what they would send, to the address that they would send it to. */
abstract class HelpDeskTest extends AftercareTest {

    protected static final String SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";
    private static final String BY = "ann@northwind.example";

    @Autowired
    protected HelpDesks desks;

    @Autowired
    protected Tickets tickets;

    @Autowired
    protected Contacts contacts;

    @Autowired
    protected Pipelines pipelines;

    protected final String word = "d" + UUID.randomUUID().toString().substring(0, 12);
    protected final String email = word + "@customer.test";

    @BeforeEach
    void pipeline() {
        pipelines.create(word, word);
    }

    protected HelpDesk desk(HelpDeskKind kind) {
        return desk(kind, word);
    }

    protected HelpDesk desk(HelpDeskKind kind, String key) {
        var command = new HelpDeskCommand(kind, key, key, word, SECRET, null, null);
        return desks.create(command, BY).helpDesk();
    }

    /** Of a generic help desk, whose sender shows the secret. */
    protected static String message(String ticket, String status, String email, Instant at) {
        return """
                {"ticket": {"id": "%s", "status": "%s", "subject": "Printer on fire", "updatedAt": "%s"},
                 "contact": {"email": "%s", "firstName": "Ann", "lastName": "Lee"}}
                """.formatted(ticket, status, at, email);
    }

    protected ResponseSpec send(HelpDesk desk, String body) {
        return send(desk, body, Map.of("Authorization", "Bearer " + SECRET));
    }

    protected ResponseSpec send(HelpDesk desk, String body, Map<String, String> headers) {
        return http.post()
                .uri(path(desk))
                .contentType(MediaType.APPLICATION_JSON)
                .headers(given -> headers.forEach(given::set))
                .body(body)
                .exchange();
    }

    protected static String path(HelpDesk desk) {
        return desk.address().substring(desk.address().indexOf("/in/"));
    }

    /** Sends it and waits until it is taken in. */
    protected Delivery deliver(HelpDesk desk, String body) {
        send(desk, body).expectStatus().isAccepted();
        return settled(desk);
    }

    /** The newest delivery, once nothing waits. */
    protected Delivery settled(HelpDesk desk) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(
                                desks.deliveries(desk.id(), null, null, 200).items())
                        .isNotEmpty()
                        .noneMatch(one -> one.state() == DeliveryState.WAITING));
        return desks.deliveries(desk.id(), null, null, 1).items().getFirst();
    }

    protected Optional<Ticket> ticket(HelpDesk desk, String id) {
        return tickets.findByExternalId(desk.key() + ":" + id);
    }

    protected Ticket.State state(HelpDesk desk, String id) {
        return ticket(desk, id).orElseThrow().state();
    }

    protected long deliveries(HelpDesk desk) {
        return desks.deliveries(desk.id(), null, null, 200).items().size();
    }
}
