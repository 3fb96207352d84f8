package io.aftercare.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTests {

    @ParameterizedTest
    @CsvSource({
        "PT40S, 1 minute",
        "PT59M, 59 minutes",
        "PT59M40S, 1 hour",
        "PT1H, 1 hour",
        "PT1H30M, 90 minutes",
        "PT1H59M10S, 119 minutes",
        "PT1H59M59S, 2 hours",
        "PT2H29M, 2 hours",
        "PT2H31M, 3 hours",
        "PT23H59M59S, 1 day",
        "PT36H, 36 hours",
        "PT47H59M, 2 days",
        "P29DT23H59M, 30 days",
        "P30DT1H, 30 days"
    })
    void saysRoughlyWhatIsNearest(Duration duration, String words) {
        assertThat(Span.roughly(duration)).hasToString(words);
    }

    @ParameterizedTest
    @CsvSource({"PT48H, 2 days", "PT90M, 90 minutes", "PT61S, 61 seconds"})
    void saysExactlyWhatIsMeant(Duration duration, String words) {
        assertThat(Span.of(duration)).hasToString(words);
    }
}
