package io.aftercare.wave;

import io.aftercare.survey.SurveyId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A wave as the record knows it.
 *
 * @param day whose turn it asks, in the survey's time zone
 * @param early whether somebody sent it before its day; its mails leave at once
 * @param recipients how many were selected; null before
 * @param createdBy who sent it early; null when its day had come
 * @param endedAt when the last run was started, or it was stopped
 */
public record Wave(
        WaveId id,
        SurveyId surveyId,
        LocalDate day,
        boolean early,
        WaveState state,
        @Nullable Integer recipients,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable Instant selectedAt,
        @Nullable Instant endedAt) {}
