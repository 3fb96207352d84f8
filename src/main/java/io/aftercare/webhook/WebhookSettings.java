package io.aftercare.webhook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which webhooks may be called, and how ({@code aftercare.webhook.*}).
 *
 * @param allowHttp whether addresses may begin with http:// instead of https://. Default no
 * @param allowedNetworks addresses of private networks that may be called, as CIDR; public ones always may. Default none
 * @param connectTimeout the longest wait for a connection, and for its TLS handshake. Default 5 s
 * @param totalTimeout the longest time that one delivery may take, at most a minute: a job of the engine waits for it.
 *     Default 15 s
 * @param maxAtOnce deliveries under way at a time, 1 to 100. Default 8
 * @param keepLog how long the log of deliveries is kept, at least a day. Default 30 days
 */
@Validated
@ConfigurationProperties("aftercare.webhook")
record WebhookSettings(
        @DefaultValue("false") boolean allowHttp,

        @DefaultValue @NotNull List<Network> allowedNetworks,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration connectTimeout,

        @DefaultValue("15s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration totalTimeout,

        @DefaultValue("8") @Min(1) @Max(100) int maxAtOnce,

        @DefaultValue("30d") @NotNull @DurationMin(days = 1) @DurationMax(days = 3650)
        Duration keepLog) {}
