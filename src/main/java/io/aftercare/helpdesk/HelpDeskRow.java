package io.aftercare.helpdesk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A help desk in a list.
 *
 * @param lastDelivery when something was delivered last; null when nothing was
 * @param failed deliveries that could not be taken in
 */
public record HelpDeskRow(HelpDesk helpDesk, @Nullable Instant lastDelivery, long failed) {}
