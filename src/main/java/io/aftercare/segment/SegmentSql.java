package io.aftercare.segment;

import java.util.Map;

/**
 * A segment as a part of a statement. No text of a person is in the condition: all of them are parameters.
 *
 * @param condition is true, false or unknown of a row of {@code contact} with the alias {@code c}; it is in parentheses
 * @param parameters the named parameters of the condition; all names begin with {@code segment_}
 */
public record SegmentSql(String condition, Map<String, Object> parameters) {

    public SegmentSql {
        parameters = Map.copyOf(parameters);
    }
}
