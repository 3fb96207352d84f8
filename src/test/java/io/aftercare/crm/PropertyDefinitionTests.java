package io.aftercare.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.crm.PropertyDefinition.Reading;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PropertyDefinitionTests {

    static Stream<Arguments> fitting() {
        return Stream.of(
                Arguments.of(
                        PropertyType.TEXT, "<b>{{x}} $y #set</b>\nsecond line", "<b>{{x}} $y #set</b>\nsecond line"),
                Arguments.of(PropertyType.TEXT, "x".repeat(10_000), "x".repeat(10_000)),
                Arguments.of(PropertyType.NUMBER, 7, new BigDecimal("7")),
                Arguments.of(PropertyType.NUMBER, -2.5, new BigDecimal("-2.5")),
                Arguments.of(PropertyType.NUMBER, Long.MAX_VALUE, new BigDecimal(Long.MAX_VALUE)),
                Arguments.of(PropertyType.DATE, LocalDate.of(2026, 2, 3), "2026-02-03"),
                Arguments.of(PropertyType.DATE, "2028-02-29", "2028-02-29"),
                Arguments.of(PropertyType.CHOICE, "gold", "gold"));
    }

    static Stream<Arguments> unfit() {
        return Stream.of(
                Arguments.of(PropertyType.TEXT, 5),
                Arguments.of(PropertyType.TEXT, true),
                Arguments.of(PropertyType.TEXT, List.of("a")),
                Arguments.of(PropertyType.TEXT, Map.of("a", "b")),
                Arguments.of(PropertyType.TEXT, "x".repeat(10_001)),
                Arguments.of(PropertyType.TEXT, "a\0b"),
                Arguments.of(PropertyType.NUMBER, "7"),
                Arguments.of(PropertyType.NUMBER, Double.NaN),
                Arguments.of(PropertyType.NUMBER, Double.POSITIVE_INFINITY),
                Arguments.of(PropertyType.NUMBER, 1e300),
                Arguments.of(PropertyType.NUMBER, new BigDecimal("1e999999999")),
                Arguments.of(PropertyType.NUMBER, new BigDecimal("1e-999999999")),
                Arguments.of(PropertyType.NUMBER, BigInteger.TEN.pow(20)),
                Arguments.of(PropertyType.DATE, "2026-02-30"),
                Arguments.of(PropertyType.DATE, "03.02.2026"),
                Arguments.of(PropertyType.DATE, "2026-02-03T00:00:00Z"),
                Arguments.of(PropertyType.DATE, "+12026-02-03"),
                Arguments.of(PropertyType.DATE, 20260203),
                Arguments.of(PropertyType.DATE, Instant.EPOCH),
                Arguments.of(PropertyType.CHOICE, "Gold"),
                Arguments.of(PropertyType.CHOICE, 1));
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void keepsWhatFits(PropertyType type, Object given, Object kept) {
        assertThat(read(type, given)).isEqualTo(new Reading.Value(kept));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void refusesWhatDoesNot(PropertyType type, Object given) {
        assertThat(read(type, given)).isInstanceOf(Reading.Unfit.class);
    }

    @Test
    void readsNoNumberThatIsTooLongToBeOne() {
        var digits = "7".repeat(10_000);

        assertThat(PropertyType.NUMBER.parse(digits)).isEqualTo(digits);
        assertThat(PropertyType.NUMBER.parse("-2.5")).isEqualTo(new BigDecimal("-2.5"));
    }

    @Test
    void listsTheProblemsAndOnlyAFew() {
        var given = Map.of("a".repeat(5_000), "x", "b", "x", "c", "x", "d", "x", "e", "x", "f", "x");

        var values = PropertyValues.of(Map.of(), given);

        assertThat(values.problems()).hasSize(6);
        assertThat(values.summary()).hasSizeLessThan(300);
    }

    private static Reading read(PropertyType type, Object given) {
        return new PropertyDefinition("p", "P", type, List.of("silver", "gold")).read(given);
    }
}
