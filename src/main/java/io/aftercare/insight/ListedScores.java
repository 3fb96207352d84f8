package io.aftercare.insight;

import static java.util.stream.Collectors.toMap;

import io.aftercare.survey.ScoreLine;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyScores;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells lists of surveys what came of them. */
@Component
class ListedScores implements SurveyScores {

    private final SurveyFigures figures;

    ListedScores(SurveyFigures figures) {
        this.figures = figures;
    }

    @Override
    public Map<SurveyId, ScoreLine> of(Collection<SurveyId> surveys) {
        return figures.of(surveys, SurveyFigures.PERIOD).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> line(entry.getValue())));
    }

    private static ScoreLine line(Figures figures) {
        return new ScoreLine(
                figures.delivered(),
                figures.answered(),
                figures.responseRate().map(ResponseRate::value).orElse(null),
                figures.score()
                        .map(score -> figures.answers().type().inWords(score.value()))
                        .orElse(null));
    }
}
