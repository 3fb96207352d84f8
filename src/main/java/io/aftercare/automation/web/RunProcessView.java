package io.aftercare.automation.web;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The process that a survey's runs follow, as its draft says.
 *
 * @param processId of the process
 * @param startMessages that start a run in it: one for a ticket, one for a contact
 * @param changedBy null for the shared process, and for what a designer deployed to the engine past Aftercare
 * @param hiddenSince when a designer deployed a newer version of what is live, which this draft does not hold and replaces
 *     when published; null for nothing
 * @param problems what a run misses in what a designer deployed past Aftercare; what is uploaded has none
 */
@Schema(name = "RunProcess")
record RunProcessView(
        Kind kind,
        String processId,
        List<String> startMessages,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        @Nullable Instant hiddenSince,
        List<String> problems) {

    /** Whose it is. */
    enum Kind {
        /** The one that all surveys share. */
        SHARED,
        /** A changed copy for this survey. */
        OWN;

        @JsonValue
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
