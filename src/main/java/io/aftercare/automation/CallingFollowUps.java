package io.aftercare.automation;

import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.action.Action;
import io.aftercare.automation.bpmn.WebhookNames;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.Surveys;
import io.aftercare.webhook.WebhookCallers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The surveys whose follow-ups, or whose own run process, call a webhook, as the engine has them. */
@Component
class CallingFollowUps implements WebhookCallers {

    private final FollowUpRepository candidates;
    private final RunProcessRepository runCandidates;
    private final DeployedFollowUps followUps;
    private final DeployedRunProcesses runProcesses;
    private final Surveys surveys;

    CallingFollowUps(
            FollowUpRepository candidates,
            RunProcessRepository runCandidates,
            DeployedFollowUps followUps,
            DeployedRunProcesses runProcesses,
            Surveys surveys) {
        this.candidates = candidates;
        this.runCandidates = runCandidates;
        this.followUps = followUps;
        this.runProcesses = runProcesses;
        this.surveys = surveys;
    }

    @Override
    public List<Caller> of(String webhook) {
        return Stream.concat(candidates.callingWebhooks().stream(), runCandidates.callingWebhooks().stream())
                .distinct()
                .flatMap(id -> surveys.find(id).stream())
                .flatMap(survey -> caller(survey, webhook))
                .sorted(Comparator.comparing(Caller::survey))
                .toList();
    }

    private Stream<Caller> caller(Survey survey, String webhook) {
        var version = survey.liveVersion();
        var live =
                version != null && calls(surveys.version(survey.id(), version).definition(), webhook);
        return live || calls(survey.draft(), webhook)
                ? Stream.of(new Caller(survey.draft().name(), live))
                : Stream.empty();
    }

    private boolean calls(SurveyDefinition definition, String webhook) {
        return Arrays.stream(Sentiment.values())
                        .anyMatch(sentiment -> calls(followUps.choice(definition, sentiment), webhook))
                || runProcesses.of(definition).stream().anyMatch(copy -> calls(WebhookNames.of(copy.bpmn()), webhook));
    }

    private boolean calls(FollowUpChoice choice, String webhook) {
        return switch (choice) {
            case FollowUpChoice.Nothing nothing -> false;
            case FollowUpChoice.Own own -> calls(own.followUp().content(), webhook);
            case FollowUpChoice.Elsewhere elsewhere ->
                followUps
                        .file(elsewhere.processId())
                        .filter(bpmn -> calls(WebhookNames.of(bpmn), webhook))
                        .isPresent();
        };
    }

    private static boolean calls(Content content, String webhook) {
        return switch (content) {
            case Content.Actions actions ->
                actions.list()
                        .all()
                        .anyMatch(action -> action instanceof Action.CallWebhook call
                                && call.webhook().equalsIgnoreCase(webhook));
            case Content.Diagram diagram -> calls(WebhookNames.of(diagram.bpmn()), webhook);
        };
    }

    private static boolean calls(Set<String> names, String webhook) {
        return names.stream().anyMatch(webhook::equalsIgnoreCase);
    }
}
