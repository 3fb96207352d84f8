package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.helpdesk.DeliveryState;
import io.aftercare.helpdesk.HelpDesk;
import io.aftercare.helpdesk.HelpDeskCommand;
import io.aftercare.helpdesk.HelpDeskKind;
import io.aftercare.helpdesk.HelpDesks;
import io.aftercare.helpdesk.Signed;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** A ticket that is closed in a help desk, to the mail that asks its customer. */
class HelpDeskRunTests extends RunTest {

    private static final String SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";

    @Autowired
    private HelpDesks desks;

    @Test
    void theCustomerIsAskedOnce() {
        var survey = liveSurvey();
        var key = "z" + unique();
        var email = key + "@customer.test";
        var desk = desks.create(
                        new HelpDeskCommand(HelpDeskKind.ZENDESK, key, key, survey.pipeline(), SECRET, null, null),
                        "ann")
                .helpDesk();
        var ticket = new OpenTicket(key + ":5158", email);

        tell(desk, "Open", email);
        tell(desk, "Solved", email);
        awaitToken(ticket);
        tell(desk, "Open", email);
        tell(desk, "Closed", email);

        eventually()
                .untilAsserted(() -> assertThat(desks.deliveries(desk.id(), DeliveryState.DONE, null, 10)
                                .items())
                        .hasSize(4));
        assertThat(runs(ticket)).hasSize(1);
        assertThat(mailsTo(email)).hasSize(1);
    }

    private void tell(HelpDesk desk, String status, String email) {
        var body = """
                {"ticket": {"id": "5158", "subject": "Printer on fire", "status": "%s",
                  "requester": {"email": "%s", "first_name": "Ada", "last_name": "Lovelace"}}}
                """.formatted(status, email);
        http.post()
                .uri(desk.address().substring(desk.address().indexOf("/in/")))
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> Signed.zendesk(SECRET, body, time.instant()).forEach(headers::set))
                .body(body)
                .exchange()
                .expectStatus()
                .isAccepted();
        eventually()
                .until(() -> desks.deliveries(desk.id(), DeliveryState.WAITING, null, 1)
                        .items()
                        .isEmpty());
        time.advance(Duration.ofSeconds(1));
    }
}
