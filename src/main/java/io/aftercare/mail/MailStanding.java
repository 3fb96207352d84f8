package io.aftercare.mail;

import org.jspecify.annotations.Nullable;

/**
 * Whether an address gets surveys.
 *
 * @param suppression why it gets none; null if it may get them
 * @param lifted the last suppression that somebody has ended, or null
 */
public record MailStanding(
        @Nullable Suppression suppression, @Nullable LiftedSuppression lifted) {}
