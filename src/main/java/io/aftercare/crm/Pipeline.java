package io.aftercare.crm;

/**
 * A way that tickets go.
 *
 * @param key how the API and surveys name it, for instance {@code support}
 * @param name how people read it
 */
public record Pipeline(String key, String name) {}
