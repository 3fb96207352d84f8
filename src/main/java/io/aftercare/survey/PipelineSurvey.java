package io.aftercare.survey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A survey that is for tickets of one pipeline.
 *
 * @param publishedAt when it was first published for the pipeline, null before that
 */
public record PipelineSurvey(
        String name, SurveyStatus status, @Nullable Instant publishedAt) {}
