package io.aftercare.insight.web;

/** A link that shows another part of what there is, for {@code #listChoices}. */
public record Choice(String label, String path, boolean chosen) {}
