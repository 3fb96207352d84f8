package io.aftercare.helpdesk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a help desk delivered.
 *
 * @param bytes the size of the body
 * @param body its first {@value #SHOWN} bytes as text
 * @param note why it failed or was ignored; null when it was neither
 * @param tickets the external ids of those tickets in Aftercare that it is about
 * @param settledAt since when its state is what it is; null while it is waiting
 */
public record Delivery(
        UUID id,
        Instant receivedAt,
        int bytes,
        String body,
        DeliveryState state,
        @Nullable String note,
        List<String> tickets,
        @Nullable Instant settledAt) {

    static final int SHOWN = 4_000;
}
