package io.aftercare.automation;

import io.aftercare.survey.Finding;
import io.aftercare.survey.FindingSource;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a designer deployed past Aftercare and a publication of the draft puts out of use. */
@Component
class HiddenFindings implements FindingSource {

    private static final String HIDDEN =
            "A newer version of %s was deployed to the engine past Aftercare: version %d of the process '%s'. This draft"
                    + " does not hold it, and takes its place when you publish. Look at it on the tab Automation.";

    /** Those, which the review is a part of, are there only after it. */
    private final ObjectProvider<Surveys> surveys;

    private final ObjectProvider<FollowUps> followUps;
    private final ObjectProvider<RunProcesses> runProcesses;

    HiddenFindings(
            ObjectProvider<Surveys> surveys,
            ObjectProvider<FollowUps> followUps,
            ObjectProvider<RunProcesses> runProcesses) {
        this.surveys = surveys;
        this.followUps = followUps;
        this.runProcesses = runProcesses;
    }

    @Override
    public List<Finding> findings(SurveyId id, SurveyDefinition draft) {
        var survey = surveys.getObject().get(id);
        return Stream.concat(
                        Arrays.stream(Sentiment.values()).flatMap(sentiment -> followUp(survey, sentiment)),
                        runProcess(survey))
                .toList();
    }

    private Stream<Finding> followUp(Survey survey, Sentiment sentiment) {
        return followUps.getObject().hiddenByDraft(survey, sentiment).stream()
                .map(live -> Finding.warning(
                        "followUps." + sentiment.key(),
                        HIDDEN.formatted(
                                "what follows a %s answer".formatted(sentiment.key()),
                                Objects.requireNonNull(live.newer()).version(),
                                live.id().processId())));
    }

    private Stream<Finding> runProcess(Survey survey) {
        return runProcesses.getObject().hiddenByDraft(survey).stream()
                .map(live -> Finding.warning(
                        "runProcess",
                        HIDDEN.formatted(
                                "the run process",
                                Objects.requireNonNull(live.newer()).version(),
                                live.id().processId())));
    }
}
