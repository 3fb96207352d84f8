package io.aftercare.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reports that are read from a mailbox, by IMAP. */
class BounceMailboxTests extends BounceTest {

    private static final String OWNER = "returned@bounces.test";
    private static final Session SESSION = Session.getInstance(new Properties());

    @Autowired
    private BounceMailbox mailbox;

    @Autowired
    private Bounces bounces;

    @Autowired
    private BounceSettings settings;

    @BeforeEach
    void readWhatOthersLeft() {
        mailbox.read();
    }

    @Test
    void whatIsReadIsMovedAway() throws MessagingException {
        var sent = send(liveSurvey());
        var before = count("Processed");
        arrive(failed(sent, "5.1.1"));
        arrive(ReportMails.mail("Subject: I am on holiday\n\nBack soon"));

        assertThat(mailbox.read()).isEqualTo(2);

        awaitRun(sent.ticket(), "undeliverable");
        assertSuppressed(sent, "bounced");
        assertThat(count("INBOX")).isZero();
        assertThat(count("Processed")).isEqualTo(before + 2);
        assertThat(mailbox.read()).isZero();
    }

    @Test
    void whatWasCommittedBeforeACrashIsReadAgainWithoutDoubling() throws MessagingException {
        var sent = send(liveSurvey());
        var mail = failed(sent, "5.2.2");
        arrive(mail);
        assertThat(bounces.take(mail)).isEqualTo(BounceOutcome.SOFT);

        assertThat(mailbox.read()).isEqualTo(1);

        assertThat(jdbc.sql("select count(*) from bounce_report where run_id = :run::uuid")
                        .param("run", sent.runId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeDealtWithNowStaysAndKeepsNothingElseWaiting() throws MessagingException {
        var early = send(liveSurvey());
        markSending(early);
        var sent = send(liveSurvey());
        arrive(failed(early, "5.1.1"));
        arrive(failed(sent, "5.1.1"));

        assertThat(mailbox.read()).isEqualTo(1);

        assertSuppressed(sent, "bounced");
        assertNotSuppressed(early);
        assertThat(count("INBOX")).isEqualTo(1);
        markSent(early);
        assertThat(mailbox.read()).isEqualTo(1);
        assertSuppressed(early, "bounced");
    }

    @Test
    void howeverManyStayTheyKeepNothingElseWaiting() throws MessagingException {
        var early = send(liveSurvey());
        markSending(early);
        var sent = send(liveSurvey());
        arrive(failed(early, "5.1.1"));
        arrive(failed(early, "5.1.1"));
        arrive(failed(sent, "5.1.1"));
        var small = new BounceMailbox(bounces, settings, 2);

        assertThat(small.read()).isZero();
        assertThat(small.read()).isEqualTo(1);

        assertSuppressed(sent, "bounced");
        markSent(early);
        assertThat(small.read()).isEqualTo(2);
        assertThat(count("INBOX")).isZero();
    }

    @Test
    void whatComesBackFromARunThatWasWithdrawnWhileItsMailLeftGivesTheAddressUp() throws MessagingException {
        var sent = send(liveSurvey());
        markSending(sent);
        post("/api/v1/runs/" + sent.runId() + "/cancel", "").expectStatus().is2xxSuccessful();
        arrive(failed(sent, "5.1.1"));

        assertThat(mailbox.read()).isEqualTo(1);

        assertSuppressed(sent, "bounced");
        assertThat(state(sent)).isEqualTo("withdrawn");
    }

    @Test
    void whatTheServerDoesNotGiveStaysAndKeepsNothingElseWaiting() throws MessagingException {
        var early = send(liveSurvey());
        var sent = send(liveSurvey());
        arrive(failed(early, "5.1.1"));
        var kept = inbox().messagesFor(OWNER).getLast();
        var content = kept.getDataHandler();
        kept.setContent(new Object(), "unknown/to-the-server");
        kept.saveChanges();
        arrive(failed(sent, "5.1.1"));

        assertThat(mailbox.read()).isEqualTo(1);

        assertSuppressed(sent, "bounced");
        assertNotSuppressed(early);
        kept.setDataHandler(content);
        kept.saveChanges();
        assertThat(mailbox.read()).isEqualTo(1);
        assertThat(count("INBOX")).isZero();
    }

    @Test
    void whatIsTooLargeIsMovedAwayUnread() throws MessagingException {
        arrive(ReportMails.mail("Subject: x\n\n" + "too much\n".repeat(150_000)));

        assertThat(mailbox.read()).isEqualTo(1);

        assertThat(count("INBOX")).isZero();
    }

    @Test
    void whatIsSentToKeepItBusyKeepsNothingElseWaiting() throws MessagingException {
        var sent = send(liveSurvey());
        arrive(ReportMails.notDelivered("b@example.com", "a".repeat(200_000), "failed", "5.1.1", "<x@y>"));
        arrive(failed(sent, "5.1.1"));

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(60), mailbox::read))
                .isEqualTo(2);

        assertSuppressed(sent, "bounced");
    }

    private static void arrive(byte[] mail) throws MessagingException {
        try (var store = SESSION.getStore("imap")) {
            store.connect("127.0.0.1", inbox().imapPort(), OWNER, "any");
            var folder = store.getFolder("INBOX");
            folder.appendMessages(new MimeMessage[] {new MimeMessage(SESSION, new ByteArrayInputStream(mail))});
        }
    }

    private static int count(String name) throws MessagingException {
        try (var store = SESSION.getStore("imap")) {
            store.connect("127.0.0.1", inbox().imapPort(), OWNER, "any");
            var folder = store.getFolder(name);
            if (!folder.exists()) {
                return 0;
            }
            folder.open(Folder.READ_ONLY);
            return folder.getMessageCount();
        }
    }
}
