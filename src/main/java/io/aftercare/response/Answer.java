package io.aftercare.response;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a respondent said last.
 *
 * @param firstGivenAt when the first score came, which is when the survey counts as answered
 */
public record Answer(int score, @Nullable String comment, Instant firstGivenAt, Instant givenAt) {}
