package io.aftercare.crm;

import io.aftercare.common.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Given values of properties, held against the definitions.
 *
 * @param kept the values to keep by name; null takes a property away
 * @param problems what is wrong, in words that name the property; empty when all is well
 */
record PropertyValues(Map<String, @Nullable Object> kept, List<String> problems) {

    private static final int LONGEST_NAME_SHOWN = 64;

    static PropertyValues of(
            Map<String, PropertyDefinition> definitions, Map<String, ? extends @Nullable Object> given) {
        var values = new PropertyValues(new LinkedHashMap<>(), new ArrayList<>());
        given.forEach((name, value) -> values.add(definitions.get(name), name, value));
        return values;
    }

    private void add(@Nullable PropertyDefinition definition, String name, @Nullable Object value) {
        if (definition == null) {
            problems.add("'%s' is not a known property".formatted(shortened(name)));
        } else if (value == null) {
            kept.put(name, null);
        } else {
            switch (definition.read(value)) {
                case PropertyDefinition.Reading.Value fit -> kept.put(name, fit.kept());
                case PropertyDefinition.Reading.Unfit unfit -> problems.add("'%s' %s".formatted(name, unfit.reason()));
            }
        }
    }

    /** The values, when none has a problem. */
    Map<String, @Nullable Object> orRefuse() {
        if (!problems.isEmpty()) {
            throw refusal();
        }
        return kept;
    }

    /** What to say when some have a problem. */
    Refusal refusal() {
        return Refusal.unprocessable("invalid-properties", "Correct these properties: " + summary());
    }

    /** The first few problems: enough to act on, short whatever was sent. */
    String summary() {
        return String.join("; ", problems.subList(0, Math.min(problems.size(), 5)));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME_SHOWN ? name : name.substring(0, LONGEST_NAME_SHOWN) + "...";
    }
}
