package io.aftercare.engine;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Aftercare talks to the engine ({@code aftercare.engine.*}).
 *
 * @param publishThreads how many messages are published at a time
 * @param firstJobBackoff how long a failed job waits before its first retry; every further wait is twice as long
 * @param maxJobBackoff the longest wait between two tries of a job
 * @param history who tells what the engine did
 * @param searchTimeout how long a page waits for an answer of the engine's search
 */
@Validated
@ConfigurationProperties("aftercare.engine")
record EngineSettings(
        @DefaultValue("8") @Min(1) @Max(100) int publishThreads,
        @DefaultValue("10s") Duration firstJobBackoff,
        @DefaultValue("15m") Duration maxJobBackoff,
        @DefaultValue("exporter") History history,
        @DefaultValue("5s") Duration searchTimeout) {

    /** Who tells what the engine did. */
    enum History {
        /** Aftercare's own exporter, which the broker loads. */
        EXPORTER,
        /** The cluster's search API, which Camunda has from 8.8 on. */
        SEARCH
    }
}
