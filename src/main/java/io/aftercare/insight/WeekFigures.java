package io.aftercare.insight;

import java.time.LocalDate;

/**
 * The figures of what was sent in one week, a point of a trend. The last weeks still grow, as answers come in.
 *
 * @param monday the first day of the week, in UTC
 */
public record WeekFigures(LocalDate monday, Figures figures) {}
