package io.aftercare.privacy;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * People's data ({@code aftercare.privacy.*}).
 *
 * @param check how often it is looked whether there is a contact to erase. Default 3 seconds
 * @param settle how long after a contact was erased it is looked for what was still under way then, such as a mail; longer
 *     than a worker may take for its job. Default 15 minutes
 * @param keep for how long each kind of data is kept, at least a day each: {@code comments}, {@code answer-links},
 *     {@code property-history}, {@code task-forms}, {@code audit}. What is not named is kept for ever, which is the default of all
 */
@Validated
@ConfigurationProperties("aftercare.privacy")
record PrivacySettings(
        @DefaultValue("3s") @NotNull @DurationMin(millis = 100) @DurationMax(hours = 1)
        Duration check,

        @DefaultValue("15m") @NotNull @DurationMin(minutes = 5) @DurationMax(days = 1)
        Duration settle,

        @DefaultValue @NotNull Map<String, @NotNull @DurationMin(days = 1) Duration> keep) {}
