package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTenseTests {

    private static final Instant DUE = Instant.parse("2026-11-22T20:40:00Z");

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED, , , ''",
        "SENT, 2026-11-22T20:40:05Z, , was",
        "SENT, 2026-11-22T20:39:59Z, , was",
        "SENT, 2026-11-22T18:43:00Z, , would have been",
        "COMPLETED, 2026-11-22T18:43:00Z, 2026-11-22T21:00:00Z, would have been",
        "SKIPPED, , 2026-11-22T18:43:00Z, would have been",
        "WITHDRAWN, , 2026-11-22T21:00:00Z, was"
    })
    void tellsWhetherTheTimeEverCame(
            RunState state, @Nullable Instant sentAt, @Nullable Instant completedAt, String words) {
        assertThat(DueTense.of(state, DUE, sentAt, completedAt)).isEqualTo(words);
    }
}
