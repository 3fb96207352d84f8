package io.aftercare.survey;

import com.fasterxml.jackson.annotation.JsonValue;
import io.aftercare.common.Ids;
import java.util.UUID;

public record SurveyId(@JsonValue UUID value) {

    static SurveyId next() {
        return new SurveyId(Ids.next());
    }

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static SurveyId of(String text) {
        return new SurveyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
