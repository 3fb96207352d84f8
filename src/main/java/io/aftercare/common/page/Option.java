package io.aftercare.common.page;

/** One of the values that a {@code #selectField} offers. */
public record Option(String value, String label) {}
