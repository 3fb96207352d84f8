package io.aftercare.segment;

/**
 * Why a segment cannot be used.
 *
 * @param path of what is at fault, such as {@code parts[0].conditions[1].field}
 * @param message what is wrong, why, and what to do
 */
public record Fault(String path, String message) {}
