package io.aftercare.automation.web;

import io.aftercare.automation.FollowUp;
import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.FollowUpChoice;
import io.aftercare.automation.FollowUpFindings;
import io.aftercare.automation.FollowUps;
import io.aftercare.automation.action.ActionJson;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.Fault;
import io.aftercare.automation.action.ListShape;
import io.aftercare.automation.web.FollowUpView.Kind;
import io.aftercare.common.Refusal;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads and changes follow-ups as callers of the API want them: whoever changed the draft last. */
@Component
class FollowUpApi {

    private final FollowUps followUps;
    private final FollowUpFindings findings;
    private final ActionJson json;

    FollowUpApi(FollowUps followUps, FollowUpFindings findings, ActionJson json) {
        this.followUps = followUps;
        this.findings = findings;
        this.json = json;
    }

    FollowUpView view(Survey survey, Sentiment sentiment) {
        var process = survey.draft().followUps().get(sentiment);
        var hidden = followUps
                .hiddenByDraft(survey, sentiment)
                .map(FollowUp::changedAt)
                .orElse(null);
        return switch (followUps.of(survey.draft(), sentiment)) {
            case FollowUpChoice.Nothing nothing ->
                new FollowUpView(Kind.NONE, null, null, null, null, hidden, List.of());
            case FollowUpChoice.Elsewhere elsewhere ->
                new FollowUpView(Kind.ELSEWHERE, process, null, null, null, hidden, asWhole(survey, sentiment));
            case FollowUpChoice.Own own -> {
                var followUp = own.followUp();
                var list = followUp.content() instanceof Content.Actions actions ? actions.list() : null;
                yield new FollowUpView(
                        list == null ? Kind.PROCESS : Kind.LIST,
                        process,
                        list == null ? null : list.actions(),
                        followUp.changedBy(),
                        followUp.changedAt(),
                        hidden,
                        list == null
                                ? asWhole(survey, sentiment)
                                : findings.faults(list, survey.draft().type()));
            }
        };
    }

    /** What is wrong with a process. */
    private List<Fault> asWhole(Survey survey, Sentiment sentiment) {
        return findings.findings(survey.id(), survey.draft()).stream()
                .filter(finding -> finding.field().equals("followUps." + sentiment.key()))
                .map(finding -> new Fault("processId", finding.message()))
                .toList();
    }

    /** @throws Refusal {@code follow-up-kind}, {@code unreadable-actions}, {@code unsound-list} or as {@link Surveys#edit} */
    EditOutcome put(SurveyId id, Sentiment sentiment, FollowUpCommand command) {
        if (!command.fits()) {
            throw Refusal.unprocessable(
                    "follow-up-kind",
                    "A follow-up of the kind 'list' has actions, one of the kind 'elsewhere' a processId, one of the kind 'none' neither. A process itself is sent to .../process.bpmn.");
        }
        if (command.kind() != Kind.LIST) {
            return followUps.choose(id, Surveys.API, sentiment, command.processId());
        }
        var list = new Content.Actions(read(Objects.requireNonNull(command.actions())));
        return followUps.put(id, Surveys.API, sentiment, current -> list);
    }

    private ActionList read(JsonNode actions) {
        var list = json.read(actions);
        ListShape.fault(list).ifPresent(fault -> {
            throw Refusal.unprocessable("unsound-list", fault);
        });
        return list;
    }
}
