package io.aftercare.insight.web;

import io.aftercare.insight.Figures;
import io.aftercare.insight.Score;
import io.aftercare.survey.SurveyType;
import org.jspecify.annotations.Nullable;

/** Figures as pages show them. */
public record ShownFigures(Figures figures) {

    private SurveyType type() {
        return figures.answers().type();
    }

    /** Null when nobody answered. */
    public @Nullable String score() {
        return figures.score().map(Score::value).map(type()::inWords).orElse(null);
    }

    /** How sure the score is, such as {@code 5.1 to 6.0}; null when nobody answered. */
    public @Nullable String interval() {
        return figures.score()
                .map(score -> Wording.interval(type(), score.interval()))
                .orElse(null);
    }

    /** Null when nothing was sent. */
    public @Nullable String rate() {
        return figures.responseRate().map(Wording::rate).orElse(null);
    }

    public long answered() {
        return figures.answered();
    }

    public long sent() {
        return figures.delivered();
    }
}
