package io.aftercare.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.aftercare.mail.Delivery;
import io.aftercare.mail.MailServerException;
import io.aftercare.mail.MailSettings;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a mail server is waited for. */
class SmtpPatienceTests {

    private static final Delivery ACCEPTED = new Delivery.Accepted();
    private static final Duration LONG = Duration.ofSeconds(30);

    private ScriptedSmtpServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedSmtpServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "."})
    void doesNotWaitForASilentServerForEver(String step) {
        server.answer(step, ScriptedSmtpServer.SILENCE);

        try (var hurried = new SmtpFixture(server.port(), 1, Duration.ofMillis(500))) {
            assertThatExceptionOfType(MailServerException.class)
                    .isThrownBy(() -> hurried.mailer().send(SmtpFixture.mail(1)))
                    .withMessageContaining("broke the connection off")
                    .withMessageContaining("Read timed out")
                    .matches(failure -> failure.mayBeOut() == step.equals("."));
        }
    }

    @Test
    void waitsLongerForTheAnswerToTheContentThanForOthers() throws Exception {
        server.answer(".", ScriptedSmtpServer.SILENCE);

        try (var smtp = smtp(Duration.ofSeconds(1), LONG, LONG)) {
            var sent = new FutureTask<>(() -> smtp.mailer().send(SmtpFixture.mail(1)));
            Thread.ofPlatform().daemon().start(sent);
            await().until(() -> server.taken() == 1);
            var since = System.nanoTime();
            await().until(() -> System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(1200));
            server.say("250 taken");

            assertThat(sent.get(10, TimeUnit.SECONDS)).isEqualTo(ACCEPTED);
        }
    }

    @Test
    void beginsNoContentWhenThatTookTooLong() {
        try (var smtp = smtp(LONG, Duration.ZERO, LONG)) {
            assertThatExceptionOfType(MailServerException.class)
                    .isThrownBy(() -> smtp.mailer().send(SmtpFixture.mail(1)))
                    .withMessageContaining("was not ready for the mail in time")
                    .matches(failure -> !failure.mayBeOut());
        }
        assertThat(server.taken()).isZero();
    }

    @Test
    void saysThatAllConnectionsStayInUse() throws MessagingException {
        try (var busy = smtp(Duration.ofSeconds(1), LONG, LONG)) {
            var occupied = busy.occupyConnection();

            assertThatExceptionOfType(MailServerException.class)
                    .isThrownBy(() -> busy.mailer().send(SmtpFixture.mail(1)))
                    .withMessageContaining("aftercare.mail.max-connections");

            occupied.close();
            assertThat(busy.mailer().send(SmtpFixture.mail(1))).isEqualTo(ACCEPTED);
        }
    }

    private SmtpFixture smtp(Duration read, Duration begin, Duration answer) {
        return new SmtpFixture(server.port(), new MailSettings(1, LONG, LONG, read, LONG, begin, answer), LONG);
    }
}
