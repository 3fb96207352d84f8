package io.aftercare.insight;

/** The figures of what was sent in a period. The latest ones still grow, as answers come in. */
public record PeriodFigures(InsightPeriod period, Figures figures) {}
