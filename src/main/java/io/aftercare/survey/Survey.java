package io.aftercare.survey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A survey as its author sees it.
 *
 * @param draft what the next published version will say
 * @param liveVersion the version that is sent, null before the first publication
 * @param revision counts the changes of the draft
 * @param updatedBy who changed the draft last, null when that is not known
 */
public record Survey(
        SurveyId id,
        SurveyStatus status,
        SurveyDefinition draft,
        @Nullable Integer liveVersion,
        Instant createdAt,
        Instant updatedAt,
        long revision,
        @Nullable String updatedBy) {}
