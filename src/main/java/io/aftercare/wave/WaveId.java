package io.aftercare.wave;

import com.fasterxml.jackson.annotation.JsonValue;
import io.aftercare.common.Ids;
import java.util.UUID;

/** One wave: a survey on a day. */
public record WaveId(@JsonValue UUID value) {

    static WaveId next() {
        return new WaveId(Ids.next());
    }

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static WaveId of(String text) {
        return new WaveId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
