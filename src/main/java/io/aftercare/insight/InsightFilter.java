package io.aftercare.insight;

import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose scores are looked at; null does not restrict.
 *
 * @param type scores of different types cannot be added up
 * @param survey of this type; null for all of the type, deleted ones included
 * @param pipeline the key of the ticket's pipeline
 * @param owner the address of who owned the ticket when it was closed
 * @param language of the mail, a BCP 47 tag
 */
public record InsightFilter(
        SurveyType type,
        @Nullable SurveyId survey,
        @Nullable String pipeline,
        @Nullable String owner,
        @Nullable String language,
        InsightPeriod period) {

    /** The ids of the surveys as an array in SQL; adds its values. */
    String surveys(Map<String, Object> values) {
        if (survey == null) {
            values.put("type", type.key());
            return "array(select id from survey where type = :type)";
        }
        values.put("survey", survey.value());
        return "array[cast(:survey as uuid)]";
    }

    /** Conditions on runs beside its survey, each beginning with {@code and}; adds their values. */
    String conditions(Map<String, Object> values) {
        var conditions = new StringBuilder();
        restrictions().forEach((dimension, value) -> {
            if (dimension != Dimension.SURVEY) {
                conditions.append(" and %s = :%s".formatted(dimension.column(), dimension.key()));
                values.put(dimension.key(), value);
            }
        });
        return conditions.toString();
    }

    /** What restricts, and to which value. */
    Map<Dimension, String> restrictions() {
        var restrictions = new EnumMap<Dimension, String>(Dimension.class);
        if (survey != null) {
            restrictions.put(Dimension.SURVEY, survey.toString());
        }
        if (pipeline != null) {
            restrictions.put(Dimension.PIPELINE, pipeline);
        }
        if (owner != null) {
            restrictions.put(Dimension.OWNER, owner);
        }
        if (language != null) {
            restrictions.put(Dimension.LANGUAGE, language);
        }
        return restrictions;
    }

    /** Whether runs are summed up by what restricts. */
    boolean isSummed() {
        return Dimension.areSummed(restrictions().keySet());
    }

    /** Which sums of runs these are. */
    Map<String, Object> sums() {
        var restrictions = restrictions();
        return Map.of(
                "type",
                type.key(),
                "within",
                Dimension.together(restrictions.keySet().stream().map(Dimension::key)),
                "withinKey",
                Dimension.together(restrictions.values().stream()));
    }
}
