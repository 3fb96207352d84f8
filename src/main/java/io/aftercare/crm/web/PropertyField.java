package io.aftercare.crm.web;

import io.aftercare.common.page.Faults;
import io.aftercare.common.page.Option;
import io.aftercare.crm.Contact;
import io.aftercare.crm.PropertyDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A property of a contact on a page.
 *
 * @param name of its input
 * @param type {@code text}, {@code number}, {@code date} or {@code choice}
 * @param value as text, empty for none
 */
public record PropertyField(String name, String label, String type, String value, List<Option> options) {

    /** What the names of the inputs begin with, so that a property cannot be taken for another input. */
    static final String PREFIX = "property.";

    /** What to show: all properties of one's own, and what Aftercare wrote. */
    static List<PropertyField> shown(List<PropertyDefinition> definitions, Contact contact) {
        return definitions.stream()
                .map(definition ->
                        of(definition, contact.token(definition.name()).orElse("")))
                .filter(field -> !field.value().isEmpty() || !isShipped(field, definitions))
                .toList();
    }

    /** What can be edited, with the contact's values: properties of one's own. Answers write the others. */
    static List<PropertyField> editable(List<PropertyDefinition> definitions, Contact contact) {
        return own(definitions).stream()
                .map(definition ->
                        of(definition, contact.token(definition.name()).orElse("")))
                .toList();
    }

    /** The same with what was typed. */
    static List<PropertyField> typed(List<PropertyDefinition> definitions, Map<String, String> typed) {
        return own(definitions).stream()
                .map(definition ->
                        of(definition, Objects.requireNonNullElse(typed.get(PREFIX + definition.name()), "")))
                .toList();
    }

    /** What the inputs say, by name of property: null where one is empty, as it then takes the value away. */
    static Map<String, @Nullable Object> values(List<PropertyDefinition> definitions, Map<String, String> typed) {
        var values = new HashMap<String, @Nullable Object>();
        for (var definition : own(definitions)) {
            var text = typed.get(PREFIX + definition.name());
            if (text != null) {
                // Browsers send a line break as two characters.
                var value = text.strip().replace("\r\n", "\n");
                values.put(
                        definition.name(),
                        value.isEmpty() ? null : definition.type().parse(value));
            }
        }
        return values;
    }

    /** Problems of properties as faults of their inputs. */
    static Faults faults(Map<String, String> problems) {
        var messages = new HashMap<String, String>();
        problems.forEach((name, problem) -> messages.put(PREFIX + name, "This " + problem + "."));
        return Faults.at(messages);
    }

    private static List<PropertyDefinition> own(List<PropertyDefinition> definitions) {
        return definitions.stream().filter(definition -> !definition.shipped()).toList();
    }

    private static PropertyField of(PropertyDefinition definition, String value) {
        var options = definition.choices().stream()
                .map(choice -> new Option(choice, choice))
                .toList();
        return new PropertyField(
                PREFIX + definition.name(),
                definition.label(),
                definition.type().key(),
                value,
                options);
    }

    private static boolean isShipped(PropertyField field, List<PropertyDefinition> definitions) {
        return definitions.stream()
                .anyMatch(definition -> definition.shipped() && field.name().equals(PREFIX + definition.name()));
    }
}
