package io.aftercare.response.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the pages {@code public/answer}, {@code public/comment} and {@code public/anonymous} show: {@code $page} in the
 * templates.
 *
 * @param starred whether a score is shown by as many stars, too
 * @param scripted whether its scripts run
 */
public record AnswerPage(
        String question,
        String lowLabel,
        String highLabel,
        List<Integer> scores,
        boolean starred,
        @Nullable Integer chosen,
        String action,
        String commentAction,
        String followUpQuestion,
        @Nullable String comment,
        int maxComment,
        @Nullable Long minutesLeft,
        boolean scripted,
        @Nullable String error) {}
