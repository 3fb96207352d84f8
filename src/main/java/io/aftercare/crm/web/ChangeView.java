package io.aftercare.crm.web;

import io.aftercare.crm.PropertyChange;
import io.aftercare.crm.PropertyDefinition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a property in the words of people.
 *
 * @param label of the property, or its name once it is deleted
 */
public record ChangeView(
        String label, @Nullable String oldValue, @Nullable String newValue, String cause, Instant changedAt) {

    static ChangeView of(PropertyChange change, List<PropertyDefinition> definitions) {
        var label = definitions.stream()
                .filter(definition -> definition.name().equals(change.name()))
                .map(PropertyDefinition::label)
                .findAny()
                .orElse(change.name());
        return new ChangeView(label, change.oldValue(), change.newValue(), cause(change.cause()), change.changedAt());
    }

    private static String cause(String key) {
        if (key.startsWith(PropertyChange.EDITED_BY)) {
            return "Edited by " + key.substring(PropertyChange.EDITED_BY.length());
        }
        if (key.startsWith(PropertyChange.ANSWERED)) {
            return "An answer to a survey";
        }
        if (key.startsWith(PropertyChange.FOLLOWED_UP)) {
            return "The follow-up of an answer";
        }
        return switch (key) {
            case "contact-put" -> "Set by API";
            case "contact-import" -> "Imported from a CSV file";
            case "property-deleted" -> "The property was deleted";
            default -> key;
        };
    }
}
