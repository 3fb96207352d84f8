package io.aftercare.survey;

import java.time.Instant;

/**
 * A live survey that asks its contacts by itself.
 *
 * @param since when it was first published with a schedule
 */
public record ScheduledSurvey(PublishedSurvey survey, Instant since) {}
