package io.aftercare.insight;

import org.jspecify.annotations.Nullable;

/**
 * The figures of one part of a breakdown.
 *
 * @param key of what it is broken down by: a survey's id, a pipeline's key, an address, a language tag; null for runs
 *     without one
 * @param before of the period before
 */
public record GroupFigures(@Nullable String key, Figures now, Figures before) {}
