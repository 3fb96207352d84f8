package io.aftercare.home;

import io.aftercare.insight.Figures;
import io.aftercare.insight.Interval;
import io.aftercare.insight.ResponseRate;
import io.aftercare.insight.Score;
import io.aftercare.survey.SurveyRow;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A live survey as its card shows it.
 *
 * @param trend null before there are scores of two weeks
 */
public record LiveSurvey(
        SurveyRow row, Figures figures, @Nullable Trend trend) {

    /** Null when nobody answered. */
    public @Nullable String score() {
        return figures.score().map(Score::value).map(row.type()::inWords).orElse(null);
    }

    /** How sure the score is, such as {@code 5.1 to 6.0}; null when nobody answered. */
    public @Nullable String interval() {
        return figures.score().map(Score::interval).map(this::inWords).orElse(null);
    }

    private String inWords(Interval interval) {
        return row.type().inWords(interval.low()) + " to " + row.type().inWords(interval.high());
    }

    /** Null when nothing was delivered. */
    public @Nullable String responseRate() {
        return figures.responseRate()
                .map(ResponseRate::value)
                .map(rate -> String.format(Locale.ROOT, "%.1f %%", rate))
                .orElse(null);
    }
}
