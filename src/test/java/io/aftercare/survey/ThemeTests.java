package io.aftercare.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.survey.SurveyDefinition.Theme;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemeTests {

    @Test
    void textOnAnyColourHasAContrastOfAtLeastFourAndAHalf() {
        IntStream.rangeClosed(0, 0xffffff)
                .filter(color -> color % 251 == 0 || color == 0xffffff)
                .mapToObj("#%06x"::formatted)
                .map(color -> new Theme(color, null))
                .forEach(theme -> assertThat(contrast(theme)).as(theme.color()).isGreaterThanOrEqualTo(4.5));
    }

    @Test
    void textOnAnyGreyHasAContrastOfAtLeastFourAndAHalf() {
        IntStream.rangeClosed(0, 255)
                .mapToObj(grey -> new Theme("#%1$02x%1$02x%1$02x".formatted(grey), null))
                .forEach(theme -> assertThat(contrast(theme)).as(theme.color()).isGreaterThanOrEqualTo(4.5));
    }

    @ParameterizedTest
    @CsvSource({"#000000, #ffffff", "#FFFFFF, #000000", "#1f5fbf, #ffffff", "#ffff00, #000000", "#D00000, #ffffff"})
    void choosesWhatReadsBetter(String color, String onColor) {
        assertThat(new Theme(color, null).onColor()).isEqualTo(onColor);
    }

    /** Contrast ratio of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */
    private static double contrast(Theme theme) {
        var one = luminance(theme.color());
        var other = luminance(theme.onColor());
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String color) {
        var rgb = Integer.parseInt(color.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
