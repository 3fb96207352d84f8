package io.aftercare.image;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An image of the library. */
public record ImageId(@JsonValue UUID value) {

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static ImageId of(String text) {
        return new ImageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
