package io.aftercare.response;

import io.aftercare.survey.Band;
import io.aftercare.survey.RunId;
import java.time.Instant;

/**
 * A score was given or changed; published inside the transaction that keeps it.
 *
 * @param windowClosesAt until when it may change again and a comment may follow
 * @param first whether it is the run's first
 */
public record SurveyAnswered(
        RunId runId, int score, Band band, Instant answeredAt, Instant windowClosesAt, boolean first) {}
