package io.aftercare.automation.web;

import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.FollowUpChoice;
import io.aftercare.automation.FollowUps;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.ActionType;
import io.aftercare.automation.action.ListChange;
import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import io.aftercare.common.page.PageController;
import io.aftercare.identity.SignedInUser;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** A column of the automation tab; every change gives the column as it is then. */
@PageController
@RequestMapping("/surveys/{id}/follow-ups/{sentiment:negative|neutral|positive}")
class FollowUpController {

    private static final int LONGEST_PROCESS_ID = 200;

    private final Surveys surveys;
    private final FollowUps followUps;
    private final Columns columns;
    private final ProcessFiles files;
    private final BackToList back;

    FollowUpController(Surveys surveys, FollowUps followUps, Columns columns, ProcessFiles files, BackToList back) {
        this.surveys = surveys;
        this.followUps = followUps;
        this.columns = columns;
        this.files = files;
        this.back = back;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('surveys:read')")
    ModelAndView column(@PathVariable UUID id, @PathVariable String sentiment) {
        return column(surveys.get(new SurveyId(id)), Sentiment.ofKey(sentiment), null);
    }

    @PostMapping("/actions")
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView add(
            @PathVariable UUID id,
            @PathVariable String sentiment,
            @RequestParam long revision,
            @RequestParam String type,
            @RequestParam(defaultValue = ListChange.ROOT) String place,
            @AuthenticationPrincipal SignedInUser user) {
        var kind = Arrays.stream(ActionType.values())
                .filter(known -> known.key().equals(type))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.unprocessable("unknown-action", "There is no such action. Reload the page."));
        var actionId = newId();
        return edit(id, sentiment, revision, user, actionId, list -> {
            if (list.count() >= ActionList.MOST_ACTIONS) {
                throw Refusal.unprocessable(
                        "too-many-actions",
                        "A follow-up can have %d actions. Remove one, or make a process of it in Camunda Modeler."
                                .formatted(ActionList.MOST_ACTIONS));
            }
            return ListChange.added(list, place, ActionList.MOST_ACTIONS, ActionFields.blank(kind, actionId));
        });
    }

    @PostMapping("/actions/{action}/move")
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView move(
            @PathVariable UUID id,
            @PathVariable String sentiment,
            @PathVariable String action,
            @RequestParam long revision,
            @RequestParam String place,
            @RequestParam int at,
            @AuthenticationPrincipal SignedInUser user) {
        return edit(id, sentiment, revision, user, null, list -> ListChange.moved(list, action, place, at))
                .addObject("moved", moved(place, at));
    }

    /** Where an action is now, as it is read out. */
    private static String moved(String place, int at) {
        var way = place.endsWith(".then") ? " under Yes" : place.endsWith(".otherwise") ? " under No" : "";
        return "Moved: it is number %d%s now.".formatted(at + 1, way);
    }

    @PostMapping("/actions/{action}/remove")
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView remove(
            @PathVariable UUID id,
            @PathVariable String sentiment,
            @PathVariable String action,
            @RequestParam long revision,
            @AuthenticationPrincipal SignedInUser user) {
        return edit(id, sentiment, revision, user, null, list -> ListChange.removed(list, action));
    }

    /** @param process id of a process that is made elsewhere; empty for nothing */
    @PostMapping("/choice")
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView choose(
            @PathVariable UUID id,
            @PathVariable String sentiment,
            @RequestParam long revision,
            @RequestParam(defaultValue = "") String process,
            @AuthenticationPrincipal SignedInUser user) {
        if (process.length() > LONGEST_PROCESS_ID) {
            throw Refusal.unprocessable("process-id-too-long", "A process id has at most 200 characters.");
        }
        var chosen = process.isBlank() ? null : process.strip();
        return column(
                followUps.choose(new SurveyId(id), revision, user.name(), Sentiment.ofKey(sentiment), chosen),
                sentiment,
                null);
    }

    @GetMapping("/process.bpmn")
    @PreAuthorize("hasAuthority('surveys:read')")
    ResponseEntity<byte[]> download(@PathVariable UUID id, @PathVariable String sentiment) {
        var file = files.of(new SurveyId(id), Sentiment.ofKey(sentiment));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .body(file.bpmn());
    }

    @PostMapping("/process")
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView upload(
            @PathVariable UUID id,
            @PathVariable String sentiment,
            @RequestParam long revision,
            @RequestParam MultipartFile file,
            @AuthenticationPrincipal SignedInUser user)
            throws IOException {
        var outcome = files.take(new SurveyId(id), Sentiment.ofKey(sentiment), revision, user.name(), file.getBytes());
        return column(outcome, sentiment, null);
    }

    /** Puts the last list of this place, or an empty one, where a diagram is. */
    @PostMapping("/list")
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView backToList(
            @PathVariable UUID id,
            @PathVariable String sentiment,
            @RequestParam long revision,
            @AuthenticationPrincipal SignedInUser user) {
        var outcome = back.take(new SurveyId(id), Sentiment.ofKey(sentiment), revision, user.name());
        return column(outcome, sentiment, null);
    }

    private ModelAndView edit(
            UUID id,
            String sentiment,
            long revision,
            SignedInUser user,
            @Nullable String opened,
            UnaryOperator<ActionList> change) {
        var outcome = followUps.edit(
                new SurveyId(id),
                revision,
                user.name(),
                Sentiment.ofKey(sentiment),
                current -> new Content.Actions(change.apply(listOf(current))));
        return column(outcome, sentiment, opened);
    }

    /** The actions of what follows now; none when nothing follows. */
    static ActionList listOf(FollowUpChoice current) {
        return switch (current) {
            case FollowUpChoice.Nothing nothing -> ActionList.of();
            case FollowUpChoice.Own own ->
                switch (own.followUp().content()) {
                    case Content.Actions actions -> actions.list();
                    case Content.Diagram diagram -> throw noList();
                };
            case FollowUpChoice.Elsewhere elsewhere -> throw noList();
        };
    }

    private static Refusal noList() {
        return Refusal.conflict(
                "no-list", "What follows is no list of actions any more. Reload the page to see what it is.");
    }

    private ModelAndView column(EditOutcome outcome, String sentiment, @Nullable String opened) {
        return column(EditResults.saved(outcome), Sentiment.ofKey(sentiment), opened);
    }

    private ModelAndView column(Survey survey, Sentiment sentiment, @Nullable String opened) {
        var band = survey.draft().type().bands().stream()
                .filter(one -> one.sentiment() == sentiment)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("no-such-band", "The survey has no such band."));
        return new ModelAndView("automation/column-result")
                .addObject("column", columns.of(survey, band))
                .addObject("opened", opened == null ? "" : opened);
    }

    /** The column stays as it is; the page says why nothing was changed. */
    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletResponse response) {
        response.setStatus(refusal.status().value());
        response.setHeader("HX-Reswap", "none");
        return new ModelAndView("automation/refusal", "message", String.valueOf(refusal.getMessage()));
    }

    /** Short, for it becomes a part of ids in the process. */
    private static String newId() {
        var random = Ids.next().toString();
        return "a" + random.substring(random.length() - 8);
    }
}
