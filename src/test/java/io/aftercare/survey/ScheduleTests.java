package io.aftercare.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When mails leave by themselves: Monday to Friday, 9:00 to 17:00, in Berlin. */
class ScheduleTests {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T07:59:00Z, false",
        "2026-11-20T08:00:00Z, true",
        "2026-11-20T15:59:00Z, true",
        "2026-11-20T16:00:00Z, false",
        "2026-11-22T10:00:00Z, false"
    })
    void knowsItsHours(Instant now, boolean within) {
        assertThat(Schedule.NONE.withTimeZone("Europe/Berlin").isWithinHours(now))
                .isEqualTo(within);
    }
}
