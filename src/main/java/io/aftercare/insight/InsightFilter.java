package io.aftercare.insight;

import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose scores are looked at; null does not restrict.
 *
 * @param type scores of different types cannot be added up
 * @param surveys the surveys that are meant, all of this type, deleted ones included
 * @param pipeline the key of the ticket's pipeline
 * @param owner the address of who owned the ticket when it was closed
 * @param language of the mail, a BCP 47 tag
 */
public record InsightFilter(
        SurveyType type,
        List<SurveyId> surveys,
        @Nullable String pipeline,
        @Nullable String owner,
        @Nullable String language,
        InsightPeriod period) {

    UUID[] ids() {
        return surveys.stream().map(SurveyId::value).toArray(UUID[]::new);
    }

    /** Conditions on {@code survey_run}, each beginning with {@code and}; adds their values. */
    String conditions(Map<String, Object> values) {
        var conditions = new StringBuilder();
        add(conditions, values, Dimension.PIPELINE, pipeline);
        add(conditions, values, Dimension.OWNER, owner);
        add(conditions, values, Dimension.LANGUAGE, language);
        return conditions.toString();
    }

    private static void add(
            StringBuilder conditions, Map<String, Object> values, Dimension dimension, @Nullable String value) {
        if (value != null) {
            conditions.append(" and %s = :%s".formatted(dimension.column(), dimension.key()));
            values.put(dimension.key(), value);
        }
    }
}
