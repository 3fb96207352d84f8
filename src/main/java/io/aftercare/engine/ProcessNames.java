package io.aftercare.engine;

import java.util.Map;

/**
 * What the file of a deployed process calls things; what has no name is left out, or empty.
 *
 * @param processes by their ids
 * @param elements by their ids
 */
public record ProcessNames(Map<String, String> processes, Map<String, String> elements) {

    /** Of a process that is gone. */
    public static final ProcessNames NONE = new ProcessNames(Map.of(), Map.of());
}
