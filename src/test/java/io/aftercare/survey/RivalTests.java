package io.aftercare.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RivalTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT1H  | 30 | PT48H | 14 | It is mailed first, after 1 hour; this one after 2 days. Who gets it gets nothing from this one within 14 days. As both ask about the same tickets, this one is hardly ever sent: change when, or how many days lie between, or pause one.",
                "PT1H  | 30 | PT48H | 0  | It is mailed first, after 1 hour; this one after 2 days: contacts get both.",
                "PT0S  | 30 | P20D  | 14 | It is mailed first, at once; this one after 20 days: contacts get both.",
                "PT48H | 1  | PT1H  | 30 | This one is mailed first, after 1 hour; 'Effort' after 2 days: contacts get both.",
                "PT48H | 30 | PT1H  | 0  | This one is mailed first, after 1 hour; 'Effort' after 2 days. Who gets this one gets nothing from 'Effort' within 30 days. As both ask about the same tickets, 'Effort' is hardly ever sent: change when, or how many days lie between, or pause one.",
                "PT1H  | 30 | PT1H  | 14 | Both are mailed after 1 hour, and which is first is left to chance: who gets one does not get the other within 14 days.",
                "PT1H  | 30 | PT1H  | 0  | Both are mailed after 1 hour, and which is first is left to chance: 'Effort' leaves out whom the other asked first.",
                "PT1H  | 0  | PT1H  | 9  | Both are mailed after 1 hour, and which is first is left to chance: 'Mine' leaves out whom the other asked first.",
                "PT0S  | 0  | PT0S  | 0  | Both are mailed at once: contacts get both."
            })
    void saysWhoGetsWhat(Duration theirs, int theirDays, Duration delay, int days, String effect) {
        var draft = SurveyDefinition.of(SurveyType.CES, "Mine").toBuilder()
                .delay(delay)
                .fatigueDays(days)
                .build();

        assertThat(new Rival("Effort", theirs, theirDays).effectOn(draft))
                .isEqualTo("The survey 'Effort' is live for the same pipeline. " + effect);
    }
}
