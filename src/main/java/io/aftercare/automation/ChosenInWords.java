package io.aftercare.automation;

import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionWords;
import io.aftercare.survey.FollowUpWords;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyDefinition;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What follows, in one line: a list action by action. */
@Component
class ChosenInWords implements FollowUpWords {

    private final DeployedFollowUps followUps;

    ChosenInWords(DeployedFollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public String of(SurveyDefinition definition, Sentiment sentiment) {
        return switch (followUps.choice(definition, sentiment)) {
            case FollowUpChoice.Nothing nothing -> "nothing";
            case FollowUpChoice.Elsewhere elsewhere -> "the process " + elsewhere.processId();
            case FollowUpChoice.Own own -> of(own.followUp());
        };
    }

    private static String of(FollowUp followUp) {
        return switch (followUp.content()) {
            case Content.Diagram diagram ->
                followUp.changedBy() == null
                        ? "a drawn process, deployed from a BPMN editor"
                        : "a drawn process, brought by " + followUp.changedBy();
            case Content.Actions actions ->
                actions.list().actions().isEmpty()
                        ? "an empty list"
                        : of(actions.list().actions());
        };
    }

    private static String of(List<Action> actions) {
        return actions.stream().map(ChosenInWords::of).collect(Collectors.joining("; "));
    }

    private static String of(Action action) {
        var words = ActionWords.summary(action);
        return action instanceof Action.Branch branch
                ? "%s (yes: %s; no: %s)".formatted(words, way(branch.then()), way(branch.otherwise()))
                : words;
    }

    private static String way(List<Action> actions) {
        return actions.isEmpty() ? "nothing" : of(actions);
    }
}
