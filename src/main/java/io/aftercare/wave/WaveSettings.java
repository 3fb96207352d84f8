package io.aftercare.wave;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Waves ({@code aftercare.wave.*}).
 *
 * @param check how often it is looked whether a wave is due
 * @param batch how many runs are started in one transaction
 * @param onTheWay how many runs of the last hour may be on their way to the engine before no more are started
 * @param pause between two batches
 * @param most how many contacts a wave asks; the others come after
 * @param catchUp how many contacts a wave asks at least before it leaves those who are late for another day
 */
@Validated
@ConfigurationProperties("aftercare.wave")
record WaveSettings(
        @DefaultValue("5m") @DurationMin(seconds = 1) Duration check,
        @DefaultValue("500") @Min(1) @Max(5_000) int batch,
        @DefaultValue("1000") @Min(1) @Max(100_000) int onTheWay,
        @DefaultValue("1s") @DurationMin(millis = 10) Duration pause,
        @DefaultValue("250000") @Min(1) int most,
        @DefaultValue("100") @Min(1) int catchUp) {}
