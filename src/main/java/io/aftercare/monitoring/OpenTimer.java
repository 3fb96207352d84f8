package io.aftercare.monitoring;

import java.time.Instant;

/**
 * A timer that still runs.
 *
 * @param elementId the event that it triggers
 * @param elementInstanceKey what waits for it: the event itself, or a gateway before several events
 */
public record OpenTimer(String elementId, long elementInstanceKey, Instant dueAt) {}
