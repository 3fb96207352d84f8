package io.aftercare.wave;

import java.time.Duration;

/** What a step of starting a wave's runs has led to. */
public sealed interface WaveStep {

    /**
     * Some were started, or none because the engine has enough to do.
     *
     * @param remaining how many are still to be started
     * @param pause how long to wait before that
     */
    record Started(long remaining, Duration pause) implements WaveStep {}

    /** The survey is not live any more. */
    record Stopped() implements WaveStep {}
}
