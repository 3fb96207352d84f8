package io.aftercare.segment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values that a statement is given; only their names stand in it. */
final class Parameters {

    private final Map<String, Object> values = new HashMap<>();

    /** @return the name of the value */
    String add(Object value) {
        var name = "segment_" + (values.size() + 1);
        values.put(name, value);
        return name;
    }

    /** @return the name of an array of them */
    String addAll(List<String> texts) {
        return add(texts.toArray(String[]::new));
    }

    Map<String, Object> values() {
        return values;
    }

    /** What is not true: also where nothing is known. */
    static String not(String condition) {
        return "(" + condition + " is not true)";
    }
}
