package io.aftercare.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mail is sent; where to is Spring's {@code spring.mail.*}, whose own {@code properties} win over these time-outs.
 *
 * @param maxConnections the most connections to the mail server at a time, 1 to 100. Default 8
 * @param idleTimeout an unused connection is closed after this time; servers close theirs after minutes. Default 30 s
 * @param connectTimeout the longest wait for a connection. Default 5 s
 * @param readTimeout the longest wait for an answer of the server, or for a free connection. Default 20 s
 * @param writeTimeout the longest wait for the server to take what is sent. Default 20 s
 * @param beginTimeout a mail whose content has not begun to leave after this time waits for another try: the way there
 *     has many answers, and one more try to connect. Default 60 s
 * @param answerTimeout the longest wait for the answer to a mail's content: to give up early doubles mails (RFC 5321,
 *     4.5.3.2.6). Default 60 s
 */
@Validated
@ConfigurationProperties("aftercare.mail")
public record MailSettings(
        @DefaultValue("8") @Min(1) @Max(100) int maxConnections,

        @DefaultValue("30s") @NotNull @DurationMin(seconds = 1)
        Duration idleTimeout,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 100)
        Duration connectTimeout,

        @DefaultValue("20s") @NotNull @DurationMin(millis = 100)
        Duration readTimeout,

        @DefaultValue("20s") @NotNull @DurationMin(millis = 100)
        Duration writeTimeout,

        @DefaultValue("60s") @NotNull @DurationMin(millis = 100)
        Duration beginTimeout,

        @DefaultValue("60s") @NotNull @DurationMin(millis = 100)
        Duration answerTimeout) {}
