package io.aftercare.automation;

import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.action.ActionChecks;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.ActionTokens;
import io.aftercare.automation.action.Fault;
import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import io.aftercare.automation.bpmn.UncaughtErrors;
import io.aftercare.common.Refusal;
import io.aftercare.survey.Finding;
import io.aftercare.survey.FindingSource;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyTokens;
import io.aftercare.survey.SurveyType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What keeps the follow-ups of a draft from being published, and what of them is risky. */
@Component
public class FollowUpFindings implements FindingSource {

    private static final String FIELD = "followUps.";
    private static final String PAST_US =
            "What follows a %s answer was deployed to the engine past Aftercare since it was published: version %d of the"
                    + " process. The live survey follows it already. Look at it on the tab Automation.";

    private static final String NOT_DEPLOYED =
            "What is to follow a %s answer, the process '%s', is not deployed to the engine. Until it is, runs with such an"
                    + " answer stand still. Deploy it, or choose another.";

    /** More of them help nobody at once. */
    private static final int MOST_ERRORS = 5;

    private final DeployedFollowUps followUps;
    private final FollowUpProcesses bpmn;
    private final ActionChecks checks;
    private final NamedThings named;
    private final SurveyTokens tokens;

    FollowUpFindings(
            DeployedFollowUps followUps,
            FollowUpProcesses bpmn,
            ActionChecks checks,
            NamedThings named,
            SurveyTokens tokens) {
        this.followUps = followUps;
        this.bpmn = bpmn;
        this.checks = checks;
        this.named = named;
        this.tokens = tokens;
    }

    @Override
    public List<Finding> findings(SurveyId id, SurveyDefinition draft) {
        return Arrays.stream(Sentiment.values())
                .flatMap(sentiment -> findings(id, draft, sentiment))
                .toList();
    }

    private Stream<Finding> findings(SurveyId id, SurveyDefinition draft, Sentiment sentiment) {
        return switch (followUps.choice(draft, sentiment)) {
            case FollowUpChoice.Nothing nothing -> Stream.empty();
            case FollowUpChoice.Elsewhere elsewhere -> lost(elsewhere, sentiment);
            case FollowUpChoice.Own own ->
                own.followUp().id().isOf(id, sentiment)
                        ? findings(own.followUp(), draft, sentiment)
                        : ofAnother(own.followUp().id(), sentiment);
        };
    }

    private Stream<Finding> findings(FollowUp followUp, SurveyDefinition draft, Sentiment sentiment) {
        var faults = switch (followUp.content()) {
            case Content.Diagram diagram ->
                Stream.concat(
                        unsound(followUp, draft)
                                .limit(MOST_ERRORS)
                                .map(problem -> Finding.error(FIELD + sentiment.key(), problem.message())),
                        UncaughtErrors.ofFollowUps(diagram.bpmn().getBytes(StandardCharsets.UTF_8)).stream()
                                .limit(MOST_ERRORS)
                                .map(error -> Finding.warning(FIELD + sentiment.key(), error.message())));
            case Content.Actions actions ->
                Stream.concat(
                        faults(actions.list(), draft.type()).stream()
                                .map(fault -> Finding.error(FIELD + sentiment.key(), fault.message())),
                        named.warnings(actions.list()).stream()
                                .map(fault -> Finding.warning(FIELD + sentiment.key(), fault.message())));
        };
        return Stream.concat(deployedPast(followUp, sentiment), faults);
    }

    /** A draft can be what a designer deployed past Aftercare to the survey that it was copied from. */
    private Stream<Problem> unsound(FollowUp diagram, SurveyDefinition draft) {
        return diagram.deployed() == null ? bpmn.problems(diagram, draft).stream() : Stream.empty();
    }

    /** The engine calls the newest version of a process, whoever deployed it. */
    private static Stream<Finding> deployedPast(FollowUp followUp, Sentiment sentiment) {
        var newer = followUp.newer();
        return newer == null
                ? Stream.empty()
                : Stream.of(
                        Finding.warning(FIELD + sentiment.key(), PAST_US.formatted(sentiment.key(), newer.version())));
    }

    /** What is wrong with a list, in itself and by what it names. */
    public List<Fault> faults(ActionList list, SurveyType type) {
        return Stream.concat(
                        checks.faults(list, type, ActionTokens.with(tokens.names())).stream(),
                        named.missing(list).stream())
                .toList();
    }

    /** @throws Refusal {@code follow-up-unsound} if something is wrong with a list */
    public void requireSound(ActionList list, SurveyType type) {
        if (!faults(list, type).isEmpty()) {
            throw Refusal.conflict(
                    "follow-up-unsound",
                    "Some actions are not filled in yet. Mend what the tab marks, then try again.");
        }
    }

    private static Stream<Finding> ofAnother(FollowUpId id, Sentiment sentiment) {
        return Stream.of(Finding.error(
                FIELD + sentiment.key(),
                "The follow-up '%s' belongs to another survey or another band. Choose what is to follow."
                        .formatted(id.processId())));
    }

    private Stream<Finding> lost(FollowUpChoice.Elsewhere elsewhere, Sentiment sentiment) {
        var process = elsewhere.processId();
        if (FollowUpId.of(process).isPresent()) {
            return Stream.of(Finding.error(
                    FIELD + sentiment.key(),
                    "The follow-up '%s' is not on record. Choose what is to follow.".formatted(process)));
        }
        return followUps.lacks(process)
                ? Stream.of(Finding.warning(FIELD + sentiment.key(), NOT_DEPLOYED.formatted(sentiment.key(), process)))
                : Stream.empty();
    }
}
