package io.aftercare.segment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * Something that is known of a contact.
 *
 * @param path as the API names it in a contact: {@code email}, {@code language}, {@code createdAt}, or
 *     {@code properties.} with the name of a property
 */
public record Field(@JsonValue String path) {

    public static final Field EMAIL = new Field("email");

    /** The language that the contact is written to in. */
    public static final Field LANGUAGE = new Field("language");

    /** Since when the contact is known here. */
    public static final Field CREATED = new Field("createdAt");

    private static final String PROPERTIES = "properties.";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Field {}

    public static Field ofProperty(String name) {
        return new Field(PROPERTIES + name);
    }

    /** The name of the property, when it is one. */
    public Optional<String> property() {
        return path.startsWith(PROPERTIES) ? Optional.of(path.substring(PROPERTIES.length())) : Optional.empty();
    }
}
