package io.aftercare.wave;

import java.time.LocalDate;

/**
 * A wave to come.
 *
 * @param contacts how many would be asked, as things stand now
 */
public record ExpectedWave(LocalDate day, long contacts) {}
