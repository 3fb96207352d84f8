package io.aftercare.crm;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A customer.
 *
 * @param language the language tag (BCP 47) to write to them in, when known
 * @param properties text, numbers, and days as {@code yyyy-MM-dd}, by name; only those that have a value
 * @param version counts the changes; 0 for a contact just created
 */
public record Contact(
        ContactId id,
        String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String language,
        Map<String, Object> properties,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    public Contact {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /** The name to list the contact by: as much of it as is known, the address otherwise. */
    public String displayName() {
        return displayName(firstName, lastName, email);
    }

    /** Likewise, of a contact of which a list reads no more. */
    public static String displayName(@Nullable String firstName, @Nullable String lastName, String email) {
        var name = Stream.of(firstName, lastName)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? email : name;
    }

    /**
     * The text that a personalisation token {@code {{contact.name}}} stands for.
     *
     * @param name {@code first_name}, {@code last_name}, {@code email} or the name of a property
     * @return empty if this contact has no such value, or a blank one
     */
    public Optional<String> token(String name) {
        var value = switch (name) {
            case "first_name" -> firstName;
            case "last_name" -> lastName;
            case "email" -> email;
            default -> properties.get(name);
        };
        return Optional.ofNullable(value)
                .map(found -> found instanceof BigDecimal number ? number.toPlainString() : found.toString())
                .filter(text -> !text.isBlank());
    }

    /** Whether it was created just now, when it comes from {@link Contacts#put}. */
    public boolean isNew() {
        return version == 0;
    }
}
