package io.aftercare.survey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A survey in a list.
 *
 * @param name of its draft
 * @param pipeline of its draft
 * @param liveVersion the version that is sent, null before the first publication
 * @param unpublished whether the draft differs from that version
 * @param inWaves whether it asks its contacts by itself, by mail, or a published version of it did
 * @param web whether it is shown on web sites and not mailed
 * @param updatedBy who changed the draft last, null when that is not known
 */
public record SurveyRow(
        SurveyId id,
        String name,
        SurveyType type,
        SurveyStatus status,
        @Nullable String pipeline,
        @Nullable Integer liveVersion,
        boolean unpublished,
        boolean inWaves,
        boolean web,
        Instant updatedAt,
        @Nullable String updatedBy) {}
