package io.aftercare.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class SurveyTypeTests {

    @ParameterizedTest
    @CsvSource({
        "CES, 1, 3, difficult, negative",
        "CES, 4, 5, neutral, neutral",
        "CES, 6, 7, easy, positive",
        "NPS, 0, 6, detractor, negative",
        "NPS, 7, 8, passive, neutral",
        "NPS, 9, 10, promoter, positive",
        "CSAT, 1, 2, unhappy, negative",
        "CSAT, 3, 3, neutral, neutral",
        "CSAT, 4, 5, happy, positive"
    })
    void putsEveryScoreOfTheScaleIntoItsBand(SurveyType type, int from, int to, String band, String sentiment) {
        IntStream.rangeClosed(from, to).mapToObj(type::bandOf).forEach(found -> {
            assertThat(found.key()).isEqualTo(band);
            assertThat(found.sentiment().key()).isEqualTo(sentiment);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "CES, 0, 1 to 7",
        "CES, 8, 1 to 7",
        "NPS, -1, 0 to 10",
        "NPS, 11, 0 to 10",
        "CSAT, 0, 1 to 5",
        "CSAT, 6, 1 to 5"
    })
    void refusesScoresBesideTheScaleAndNamesIt(SurveyType type, int score, String scale) {
        assertThat(type.contains(score)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> type.bandOf(score))
                .withMessageContaining(type.name())
                .withMessageContaining(scale);
    }

    @ParameterizedTest
    @EnumSource
    void hasAnExampleOfEachSentiment(SurveyType type) {
        assertThat(Sentiment.values())
                .allSatisfy(sentiment -> assertThat(
                                type.bandOf(type.exampleOf(sentiment)).sentiment())
                        .isEqualTo(sentiment));
    }

    @ParameterizedTest
    @EnumSource
    void listsItsBandsFromTheLowestScoreUp(SurveyType type) {
        var met = IntStream.rangeClosed(type.min(), type.max())
                .mapToObj(type::bandOf)
                .distinct();

        assertThat(type.bands()).containsExactlyElementsOf(met.toList());
        assertThat(type.bands()).extracting(Band::sentiment).containsExactly(Sentiment.values());
    }

    @Test
    void isWrittenAndReadInJsonByItsKey() {
        var json = JsonMapper.shared();

        assertThat(json.writeValueAsString(SurveyType.CSAT)).isEqualTo("\"csat\"");
        assertThat(json.writeValueAsString(Band.DETRACTOR)).isEqualTo("\"detractor\"");
        assertThat(json.writeValueAsString(Sentiment.POSITIVE)).isEqualTo("\"positive\"");
        assertThat(json.readValue("\"ces\"", SurveyType.class)).isEqualTo(SurveyType.CES);
        assertThat(json.readValue("\"passive\"", Band.class)).isEqualTo(Band.PASSIVE);
    }
}
