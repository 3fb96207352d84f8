package io.aftercare.helpdesk;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A call of a help desk, as it came.
 *
 * @param query of the address that was called, from the {@code ?} on; empty when there is none
 * @param headers by their names in small letters
 */
public record InboundCall(String query, Map<String, String> headers, byte[] body) {

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
