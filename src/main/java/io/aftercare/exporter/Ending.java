package io.aftercare.exporter;

import java.time.Instant;

/**
 * That something is over.
 *
 * @param early whether it was ended from outside: terminated, or cancelled
 */
record Ending(Instant at, boolean early) {}
