package io.aftercare.survey;

import com.fasterxml.jackson.annotation.JsonValue;
import io.aftercare.common.Ids;
import java.util.UUID;

/** One run of a survey: one contact, asked once. */
public record RunId(@JsonValue UUID value) {

    public static RunId next() {
        return new RunId(Ids.next());
    }

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static RunId of(String text) {
        return new RunId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
