package io.aftercare.crm;

import io.aftercare.common.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Given values of properties, held against the definitions.
 *
 * @param kept the values to keep by name; null takes a property away
 * @param problems why a value cannot be kept, by name of its property; empty when all is well
 */
record PropertyValues(Map<String, @Nullable Object> kept, Map<String, String> problems) {

    private static final int LONGEST_NAME_SHOWN = 64;
    private static final int MOST_PROBLEMS_SHOWN = 5;

    static PropertyValues of(
            Map<String, PropertyDefinition> definitions, Map<String, ? extends @Nullable Object> given) {
        var values = new PropertyValues(new LinkedHashMap<>(), new LinkedHashMap<>());
        given.forEach((name, value) -> values.add(definitions.get(name), name, value));
        return values;
    }

    private void add(@Nullable PropertyDefinition definition, String name, @Nullable Object value) {
        if (definition == null) {
            problems.put(name, "is not a known property");
        } else if (value == null) {
            kept.put(name, null);
        } else {
            switch (definition.read(value)) {
                case PropertyDefinition.Reading.Value fit -> kept.put(name, fit.kept());
                case PropertyDefinition.Reading.Unfit unfit -> problems.put(name, unfit.reason());
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
        return problems.entrySet().stream()
                .limit(MOST_PROBLEMS_SHOWN)
                .map(problem -> "'%s' %s".formatted(shortened(problem.getKey()), problem.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME_SHOWN ? name : name.substring(0, LONGEST_NAME_SHOWN) + "...";
    }
}
