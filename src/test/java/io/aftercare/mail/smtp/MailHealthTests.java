package io.aftercare.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.common.PartHealth;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class MailHealthTests {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Test
    void isUpOverAConnectionThatMailsUseToo() throws IOException {
        try (var server = new ScriptedSmtpServer();
                var smtp = new SmtpFixture(server.port(), 2, PATIENCE)) {
            smtp.mailer().send(SmtpFixture.mail(1));

            assertThat(smtp.health(Clock.systemUTC()).health().getStatus()).isEqualTo(Status.UP);
            assertThat(smtp.connections()).isEqualTo(1);
        }
    }

    @Test
    void isDegradedAndSaysWhyWhileTheServerIsAway() throws IOException {
        var server = new ScriptedSmtpServer();
        try (var smtp = new SmtpFixture(server.port(), 2, PATIENCE)) {
            server.close();

            var health = smtp.health(Clock.systemUTC()).health();

            assertThat(health.getStatus()).isEqualTo(PartHealth.DEGRADED);
            assertThat(String.valueOf(health.getDetails().get("problem")))
                    .startsWith("The mail server 127.0.0.1:%d does not answer: ".formatted(server.port()))
                    .contains("spring.mail")
                    .doesNotContain("(recipient)");
        }
    }

    @Test
    void isDegradedWhenTheServerSaysNothing() throws IOException {
        try (var server = new ScriptedSmtpServer();
                var smtp = new SmtpFixture(server.port(), 2, Duration.ofSeconds(20))) {
            server.answer("EHLO", ScriptedSmtpServer.SILENCE);

            var health = smtp.health(Clock.systemUTC()).health();

            assertThat(health.getStatus()).isEqualTo(PartHealth.DEGRADED);
            assertThat(health.getDetails()).containsEntry("problem", "No answer in two seconds.");
        }
    }
}
