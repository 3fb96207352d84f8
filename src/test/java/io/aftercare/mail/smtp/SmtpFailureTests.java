package io.aftercare.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.aftercare.mail.Delivery;
import io.aftercare.mail.Mail;
import io.aftercare.mail.MailServerException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpFailureTests {

    private static final Delivery ACCEPTED = new Delivery.Accepted();

    /** Longer than any pause of a busy machine: a read that runs out looks like a server that hung up. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ScriptedSmtpServer server;
    private SmtpFixture smtp;
    private SmtpMailer mailer;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedSmtpServer();
        smtp = new SmtpFixture(server.port(), 2, PATIENCE);
        mailer = smtp.mailer();
    }

    @AfterEach
    void stop() throws IOException {
        smtp.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 <Ada1@example.com>: no such user",
        "RCPT, 550 5.1.1 <Ada1@example.com>: User unknown in relay recipient table",
        "RCPT, 550 5.1.0 <Ada1@example.com>: Address rejected",
        "RCPT, 550 no such user here",
        "RCPT, 550 <sender@example.com> no such user",
        "RCPT, 552 5.2.2 mailbox full",
        "RCPT, 553 mailbox name not allowed",
        "RCPT, 550 5.4.1 Recipient address rejected: Access denied",
        "RCPT, 556 5.1.10 domain does not accept mail",
        "RCPT, 521 host does not accept mail",
        "DATA, 550 5.1.1 no such user",
        "., 554 5.2.1 mailbox disabled"
    })
    void tellsARecipientThatIsRefusedForGood(String step, String answer) {
        server.answer(step, answer);

        assertThat(mailer.send(SmtpFixture.mail(1)))
                .isEqualTo(new Delivery.Refused(answer.replace("Ada1@example.com", "(recipient)")));
        assertThat(smtp.sent("refused")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 450 4.2.1 try later",
        "RCPT, 452 4.2.2 mailbox full for now",
        "RCPT, 554 5.7.1 <ada1@example.com>: Relay access denied",
        "RCPT, 550 5.4.1 [x@y]: Recipient address rejected: Relay access denied",
        "RCPT, 550 relay not permitted",
        "RCPT, 550 Sender verify failed",
        "RCPT, 550 5.1.0 <support@example.com>: Sender address rejected: User unknown in local recipient table",
        "RCPT, 550 Administrative prohibition",
        "RCPT, 550 Authentication required",
        "RCPT, 553 rejected for policy reasons",
        "RCPT, 550 192.0.2.1 is listed at bl.example",
        "RCPT, 550 5.4.0 blocked as spam",
        "RCPT, 530 5.7.0 authentication required",
        "RCPT, 550 5.1.8 sender domain not found",
        "RCPT, 554 transaction failed",
        "MAIL, 550 5.1.1 who are you",
        "MAIL, 451 4.3.0 try later",
        "DATA, 451 try later",
        "DATA, 550 we do not like it",
        "., 550 5.7.1 looks like spam",
        "., 452 4.3.1 disk full"
    })
    void failsForEverythingElseWithWordsThatHelp(String step, String answer) {
        server.answer(step, answer);

        assertThatExceptionOfType(MailServerException.class)
                .isThrownBy(() -> mailer.send(SmtpFixture.mail(1)))
                .withMessageStartingWith("The mail server 127.0.0.1:" + server.port())
                .withMessageContaining(answer.replace("ada1@example.com", "(recipient)"))
                .withMessageMatching("(?s).*[^.]\\.")
                .matches(failure -> !failure.mayBeOut())
                .withNoCause();
        assertThat(smtp.sent("failed")).isEqualTo(1);
    }

    @Test
    void saysThatTheFromAddressIsRefused() {
        server.answer("MAIL", "553 5.7.1 not your domain");

        assertThatExceptionOfType(MailServerException.class)
                .isThrownBy(() -> mailer.send(SmtpFixture.mail(1)))
                .withMessageContaining("Choose another From address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "\u0161@example.com", "a b@example.com"})
    void refusesAnAddressThatIsNoneWithoutAskingTheServer(String address) {
        var mail = SmtpFixture.mail(1);
        var odd = new Mail(
                mail.messageId(), mail.from(), address, null, mail.subject(), mail.html(), mail.text(), Map.of());

        assertThat(mailer.send(odd)).isInstanceOf(Delivery.Refused.class);
        assertThat(server.connections()).isZero();
    }

    @Test
    void saysThatTheServerDoesNotAnswer() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (var lonely = new SmtpFixture(port, 1, PATIENCE)) {
            assertThatExceptionOfType(MailServerException.class)
                    .isThrownBy(() -> lonely.mailer().send(SmtpFixture.mail(1)))
                    .withMessage(
                            "The mail server 127.0.0.1:%d does not answer: Connection refused. Tell your administrator,"
                                    + " who looks whether it runs, or sets spring.mail.* right.",
                            port);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
    void takesANewConnectionWhenAnOldOneTurnsOutClosed(String step) {
        assertThat(mailer.send(SmtpFixture.mail(1))).isEqualTo(ACCEPTED);
        server.answerOnce(step, ScriptedSmtpServer.HANG_UP);

        assertThat(mailer.send(SmtpFixture.mail(2))).isEqualTo(ACCEPTED);

        assertThat(server.taken()).isEqualTo(2);
        assertThat(server.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
    void takesANewConnectionWhenTheServerSaysThatItClosesAnOldOne(String step) {
        assertThat(mailer.send(SmtpFixture.mail(1))).isEqualTo(ACCEPTED);
        server.answerOnce(step, "421 4.4.2 too long idle");
        server.answer("NOOP", "421 closing");

        assertThat(mailer.send(SmtpFixture.mail(2))).isEqualTo(ACCEPTED);

        assertThat(server.taken()).isEqualTo(2);
    }

    @Test
    void takesANewConnectionWhenTheServerHungUpBetweenMails() throws IOException {
        assertThat(mailer.send(SmtpFixture.mail(1))).isEqualTo(ACCEPTED);
        server.hangUp();

        assertThat(mailer.send(SmtpFixture.mail(2))).isEqualTo(ACCEPTED);

        assertThat(server.taken()).isEqualTo(2);
    }

    @Test
    void neverRepeatsByItselfWhatTheServerMayHaveTaken() {
        assertThat(mailer.send(SmtpFixture.mail(1))).isEqualTo(ACCEPTED);
        server.answer(".", ScriptedSmtpServer.HANG_UP);

        assertThatExceptionOfType(MailServerException.class)
                .isThrownBy(() -> mailer.send(SmtpFixture.mail(2)))
                .withMessageContaining("broke the connection off")
                .matches(MailServerException::mayBeOut);

        assertThat(server.taken()).isEqualTo(2);
    }

    @Test
    void givesThePlaceOfABrokenConnectionToWhoeverWaits() throws Exception {
        var settings = SmtpFixture.settings(1, Duration.ofMinutes(1), Duration.ofMinutes(1));
        try (var busy = new SmtpFixture(server.port(), settings, Duration.ofMinutes(1))) {
            var occupied = busy.occupyConnection();
            var sent = new FutureTask<>(() -> busy.mailer().send(SmtpFixture.mail(1)));
            var waiting = Thread.ofPlatform().daemon().start(sent);
            await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
            server.answerOnce(".", ScriptedSmtpServer.HANG_UP);

            var message = new MimeMessage((Session) null);
            message.setText("Lost");
            assertThatExceptionOfType(MessagingException.class)
                    .isThrownBy(() -> occupied.sendMessage(message, InternetAddress.parse("ada@example.com")));
            occupied.close();

            assertThat(sent.get(10, TimeUnit.SECONDS)).isEqualTo(ACCEPTED);
        }
    }

    @Test
    void keepsAConnectionOnWhichOnlyARecipientWasRefused() {
        server.answerOnce("RCPT", "550 5.1.1 no such user");
        assertThat(mailer.send(SmtpFixture.mail(1))).isInstanceOf(Delivery.Refused.class);

        assertThat(mailer.send(SmtpFixture.mail(2))).isEqualTo(ACCEPTED);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void goesOnAfterAFailure() {
        server.answerOnce("RCPT", "550 5.1.1 no such user");
        assertThat(mailer.send(SmtpFixture.mail(1))).isInstanceOf(Delivery.Refused.class);
        server.answerOnce(".", ScriptedSmtpServer.HANG_UP);
        assertThatExceptionOfType(MailServerException.class).isThrownBy(() -> mailer.send(SmtpFixture.mail(2)));

        assertThat(mailer.send(SmtpFixture.mail(3))).isEqualTo(ACCEPTED);
    }

    @Test
    void asksAnIdleConnectionWhetherItIsAlive() {
        var settings = SmtpFixture.settings(1, PATIENCE, Duration.ofSeconds(30));
        try (var distrustful = new SmtpFixture(server.port(), settings, Duration.ZERO)) {
            assertThat(distrustful.mailer().send(SmtpFixture.mail(1))).isEqualTo(ACCEPTED);
            server.answerOnce("NOOP", "421 closing");

            assertThat(distrustful.mailer().send(SmtpFixture.mail(2))).isEqualTo(ACCEPTED);

            assertThat(server.taken()).isEqualTo(2);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void closesAConnectionThatNobodyUses() {
        var settings = SmtpFixture.settings(1, PATIENCE, Duration.ofMillis(100));
        try (var restless = new SmtpFixture(server.port(), settings, Duration.ofSeconds(30))) {
            assertThat(restless.mailer().send(SmtpFixture.mail(1))).isEqualTo(ACCEPTED);

            await().atMost(Duration.ofSeconds(10)).until(() -> server.openConnections() == 0);
        }
    }

    @Test
    void saysThatTheSignInIsRefused() {
        server.answer("EHLO", "250-here\r\n250 AUTH PLAIN");
        server.answer("AUTH", "535 5.7.8 wrong password");
        try (var stranger = new SmtpFixture(server.port(), 1, PATIENCE).signingIn("aftercare", "wrong")) {
            assertThatExceptionOfType(MailServerException.class)
                    .isThrownBy(() -> stranger.mailer().send(SmtpFixture.mail(1)))
                    .withMessageContaining("refuses the sign-in: 535 5.7.8 wrong password")
                    .withMessageContaining("spring.mail.password");
        }
    }
}
