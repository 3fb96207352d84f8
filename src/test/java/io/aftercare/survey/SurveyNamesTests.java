package io.aftercare.survey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SurveyNamesTests extends SurveyTest {

    @Autowired
    private SurveyNames names;

    @Test
    void proposesWhatNoSurveyIsCalled() {
        var first = names.free(SurveyType.CSAT);
        surveys.create(SurveyDefinition.of(SurveyType.CSAT, first.toUpperCase(java.util.Locale.ROOT)), "Ada");
        var second = names.free(SurveyType.CSAT);

        assertThat(first).startsWith("CSAT survey");
        assertThat(second).startsWith("CSAT survey ").isNotEqualTo(first);
    }
}
