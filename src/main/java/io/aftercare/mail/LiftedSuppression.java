package io.aftercare.mail;

import java.time.Instant;

/**
 * A suppression that somebody has ended.
 *
 * @param at when
 * @param by the mail address of a user, or what an API key is called
 */
public record LiftedSuppression(Suppression suppression, Instant at, String by) {}
