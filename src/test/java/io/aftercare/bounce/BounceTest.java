package io.aftercare.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.run.RunTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Mails that were sent, and reports of them. */
public abstract class BounceTest extends RunTest {

    /** A mail that was sent. @param returnPath its envelope sender */
    protected record Sent(OpenTicket ticket, JsonNode run, String messageId, String returnPath) {

        String runId() {
            return run.get("id").asString();
        }
    }

    protected Sent send(LiveSurvey survey) {
        return send(openTicket(survey));
    }

    protected Sent send(OpenTicket ticket) {
        close(ticket);
        var run = awaitRun(ticket, "sent");
        return sent(ticket, run, mailsTo(ticket.email()).getLast());
    }

    private static Sent sent(OpenTicket ticket, JsonNode run, MimeMessage mail) {
        try {
            var path = mail.getHeader("Return-Path", null);
            return new Sent(ticket, run, mail.getMessageID(), path.substring(1, path.length() - 1));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** As if it were not known yet whether its mail is out. */
    protected void markSending(Sent sent) {
        jdbc.sql(
                        "update survey_run set state = 'scheduled', sent_at = null, sending_since = now() where id = :id::uuid")
                .param("id", sent.runId())
                .update();
    }

    protected void markSent(Sent sent) {
        jdbc.sql("update survey_run set state = 'sent', sent_at = now(), sending_since = null where id = :id::uuid")
                .param("id", sent.runId())
                .update();
    }

    protected static byte[] failed(Sent sent, String status) {
        return ReportMails.notDelivered(sent.returnPath(), sent.ticket().email(), "failed", status, sent.messageId());
    }

    protected ResponseSpec report(byte[] mail) {
        return http.post()
                .uri("/in/bounces")
                .header("Authorization", "Bearer " + KEY)
                .contentType(MediaType.valueOf("message/rfc822"))
                .body(mail)
                .exchange();
    }

    protected String outcome(byte[] mail) {
        return body(report(mail)).get("outcome").asString();
    }

    protected String state(Sent sent) {
        return runs(sent.ticket()).getLast().get("state").asString();
    }

    protected String contact(Sent sent) {
        return sent.run().get("contactId").asString();
    }

    protected ResponseSpec suppression(Sent sent) {
        return get("/api/v1/contacts/" + contact(sent) + "/suppression");
    }

    protected void assertNotSuppressed(Sent sent) {
        suppression(sent).expectStatus().isNotFound();
    }

    protected void assertSuppressed(Sent sent, String reason) {
        assertThat(body(suppression(sent)).get("reason").asString()).isEqualTo(reason);
    }
}
