package io.aftercare.response;

import io.aftercare.survey.RunId;
import java.time.Instant;

/**
 * A score was given or changed; published inside the transaction that keeps it.
 *
 * @param first whether it is the run's first
 */
public record SurveyAnswered(RunId runId, int score, Instant answeredAt, boolean first) {}
