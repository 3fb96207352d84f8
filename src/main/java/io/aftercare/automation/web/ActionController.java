package io.aftercare.automation.web;

import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.FollowUpChoice;
import io.aftercare.automation.FollowUpFindings;
import io.aftercare.automation.FollowUps;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.ListChange;
import io.aftercare.automation.web.ActionView.PlaceView;
import io.aftercare.common.Refusal;
import io.aftercare.common.page.PageController;
import io.aftercare.identity.SignedInUser;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The fields of one action: fetched when it is opened, kept as they are typed into. */
@PageController
@RequestMapping("/surveys/{id}/follow-ups/{sentiment:negative|neutral|positive}/actions/{action:[a-z0-9]{1,12}}")
class ActionController {

    private final Surveys surveys;
    private final FollowUps followUps;
    private final FollowUpFindings findings;
    private final ActionChoices choices;

    ActionController(Surveys surveys, FollowUps followUps, FollowUpFindings findings, ActionChoices choices) {
        this.surveys = surveys;
        this.followUps = followUps;
        this.findings = findings;
        this.choices = choices;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('surveys:read')")
    ModelAndView fields(@PathVariable UUID id, @PathVariable String sentiment, @PathVariable String action) {
        var survey = surveys.get(new SurveyId(id));
        return page("automation/action-form", survey, Sentiment.ofKey(sentiment), action);
    }

    @PostMapping
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView keep(
            @PathVariable UUID id,
            @PathVariable String sentiment,
            @PathVariable String action,
            @RequestParam long revision,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal SignedInUser user,
            HttpServletResponse response) {
        try {
            var outcome = followUps.edit(
                    new SurveyId(id),
                    revision,
                    user.name(),
                    Sentiment.ofKey(sentiment),
                    current -> changed(current, action, typed));
            return kept(outcome, Sentiment.ofKey(sentiment), action, response);
        } catch (Refusal refusal) {
            return notKept(String.valueOf(refusal.getMessage()), action);
        }
    }

    private static Content changed(FollowUpChoice current, String id, MultiValueMap<String, String> typed) {
        var list = FollowUpController.listOf(current);
        var before = ListChange.find(list, id).orElseThrow(ActionController::gone);
        return new Content.Actions(ListChange.replaced(list, ActionFields.read(before, typed)));
    }

    private ModelAndView kept(EditOutcome outcome, Sentiment sentiment, String action, HttpServletResponse response) {
        if (outcome instanceof EditOutcome.Conflict conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return notKept("", action).addObject("conflict", conflict.current());
        }
        response.setHeader("HX-Trigger", "draft-saved");
        return page("automation/action-result", EditResults.saved(outcome), sentiment, action);
    }

    private static ModelAndView notKept(String fault, String action) {
        return new ModelAndView("automation/action-not-kept")
                .addObject("fault", fault)
                .addObject("id", action);
    }

    private ModelAndView page(String template, Survey survey, Sentiment sentiment, String id) {
        var list = FollowUpController.listOf(followUps.of(survey.draft(), sentiment));
        return new ModelAndView(template)
                .addObject("path", "/surveys/%s/follow-ups/%s/actions/%s".formatted(survey.id(), sentiment.key(), id))
                .addObject("survey", survey)
                .addObject("sentiment", sentiment.key())
                .addObject("view", view(list, survey.draft(), id))
                .addObject("choices", choices);
    }

    private ActionView view(ActionList list, SurveyDefinition draft, String id) {
        var root = ActionView.list(list, findings.faults(list, draft.type()));
        return all(root)
                .filter(view -> view.action().id().equals(id))
                .findFirst()
                .orElseThrow(ActionController::gone);
    }

    private static Stream<ActionView> all(PlaceView place) {
        return place.actions().stream()
                .flatMap(view -> Stream.concat(
                        Stream.of(view),
                        Stream.of(Optional.ofNullable(view.then()), Optional.ofNullable(view.otherwise()))
                                .flatMap(Optional::stream)
                                .flatMap(ActionController::all)));
    }

    private static Refusal gone() {
        return Refusal.notFound("action-not-found", "This action was removed meanwhile. Reload the page.");
    }
}
