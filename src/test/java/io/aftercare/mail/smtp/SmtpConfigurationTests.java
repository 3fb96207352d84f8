package io.aftercare.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.mail.MailSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.mail.javamail.JavaMailSender;

class SmtpConfigurationTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(SmtpConfiguration.class)
            .withConfiguration(AutoConfigurations.of(
                    SslAutoConfiguration.class, ValidationAutoConfiguration.class, MailSenderAutoConfiguration.class));

    @Test
    void takesThePlaceOfSpringBootsMailSender() {
        application
                .withPropertyValues(
                        "spring.mail.host=mail.example.com",
                        "spring.mail.port=587",
                        "spring.mail.username=aftercare",
                        "spring.mail.password=secret",
                        "spring.mail.properties.mail.smtp.starttls.enable=true",
                        "spring.mail.properties.mail.smtp.timeout=7000")
                .run(context -> {
                    var sender = (PooledMailSender) context.getBean(JavaMailSender.class);
                    assertThat(sender.getHost()).isEqualTo("mail.example.com");
                    assertThat(sender.getPort()).isEqualTo(587);
                    assertThat(sender.getUsername()).isEqualTo("aftercare");
                    assertThat(sender.getPassword()).isEqualTo("secret");
                    assertThat(sender.getJavaMailProperties())
                            .containsEntry("mail.smtp.starttls.enable", "true")
                            .containsEntry("mail.smtp.ssl.checkserveridentity", "true")
                            .containsEntry("mail.smtp.connectiontimeout", "5000")
                            .containsEntry("mail.smtp.timeout", "7000")
                            .containsEntry("mail.smtp.writetimeout", "20000");
                });
    }

    @Test
    void hasDefaults() {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(MailSettings.class).maxConnections()).isEqualTo(8);
        });
    }

    @Test
    void speaksTlsFromTheStart() {
        application
                .withPropertyValues("spring.mail.protocol=smtps", "spring.mail.ssl.enabled=true")
                .run(context -> assertThat(
                                context.getBean(PooledMailSender.class).getJavaMailProperties())
                        .containsEntry("mail.smtps.ssl.enable", "true")
                        .containsEntry("mail.smtps.timeout", "20000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-connections=0",
                "max-connections=101",
                "connect-timeout=0",
                "idle-timeout=0s",
                "read-timeout=x",
                "answer-timeout=0"
            })
    void refusesSettingsThatCannotWork(String setting) {
        application
                .withPropertyValues("aftercare.mail." + setting)
                .run(context -> assertThat(context).hasFailed());
    }
}
