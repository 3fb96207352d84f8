package io.aftercare.insight;

import org.jspecify.annotations.Nullable;

/**
 * Which comments: those given in the filter's period.
 *
 * @param text stands somewhere in the comment, in any case, with or without accents; of less than three letters, how a word of
 *     it begins; null or blank does not restrict
 */
public record CommentFilter(InsightFilter whose, @Nullable String text) {

    public CommentFilter {
        text = text == null || text.isBlank() ? null : text.strip();
    }
}
