package io.aftercare.exporter;

import org.jspecify.annotations.Nullable;

/** The database does not take what is to be written. */
final class StoreAway extends RuntimeException {

    StoreAway(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
