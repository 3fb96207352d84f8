package io.aftercare.automation.web;

import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.PerSentiment;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/surveys/{id}/follow-ups")
@Tag(name = "Follow-ups", description = "What happens after an answer, as the survey's draft says")
class FollowUpApiController {

    private static final String LIST = """
            {"kind": "list", "actions": [
              {"type": "wait", "id": "a1", "duration": "P1D"},
              {"type": "branch", "id": "a2", "condition": {"type": "comment", "given": true},
               "then": [{"type": "mail-contact", "id": "a3", "subject": "Sorry, {{contact.first_name|friend}}",
                         "body": "You wrote: {{answer.comment}}"}],
               "otherwise": [{"type": "set-contact-property", "id": "a4", "property": "mood", "value": "low"}]}]}
            """;

    private static final String ELSEWHERE = """
            {"kind": "elsewhere", "processId": "call-the-customer"}
            """;

    private static final String NONE = """
            {"kind": "none"}
            """;

    private final Surveys surveys;
    private final FollowUpApi followUps;
    private final ProcessFiles files;
    private final BackToList back;

    FollowUpApiController(Surveys surveys, FollowUpApi followUps, ProcessFiles files, BackToList back) {
        this.surveys = surveys;
        this.followUps = followUps;
        this.files = files;
        this.back = back;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('surveys:read')")
    @Operation(summary = "Get what follows a negative, a neutral and a positive answer")
    PerSentiment<FollowUpView> all(@PathVariable UUID id) {
        var survey = surveys.get(new SurveyId(id));
        return PerSentiment.of(sentiment -> followUps.view(survey, sentiment));
    }

    @GetMapping("/{sentiment}")
    @PreAuthorize("hasAuthority('surveys:read')")
    @Operation(summary = "Get what follows an answer of one sentiment")
    FollowUpView get(@PathVariable UUID id, @PathVariable String sentiment) {
        return followUps.view(surveys.get(new SurveyId(id)), Sentiment.ofKey(sentiment));
    }

    @PutMapping("/{sentiment}")
    @PreAuthorize("hasAuthority('surveys:write')")
    @Operation(
            summary = "Let a list of actions, a process that is deployed elsewhere, or nothing follow",
            description = "A list that is not sound yet is kept in the draft; the answer tells its faults.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = FollowUpCommand.class),
                                            examples = {
                                                @ExampleObject(name = "list", value = LIST),
                                                @ExampleObject(name = "elsewhere", value = ELSEWHERE),
                                                @ExampleObject(name = "none", value = NONE)
                                            })))
    FollowUpView put(
            @PathVariable UUID id, @PathVariable String sentiment, @Valid @RequestBody FollowUpCommand command) {
        var place = Sentiment.ofKey(sentiment);
        return saved(followUps.put(new SurveyId(id), place, command), place);
    }

    @GetMapping(value = "/{sentiment}/process.bpmn", produces = MediaType.APPLICATION_XML_VALUE)
    @PreAuthorize("hasAuthority('surveys:read')")
    @Operation(summary = "Download the process that is made of a follow-up")
    byte[] download(@PathVariable UUID id, @PathVariable String sentiment) {
        return files.of(new SurveyId(id), Sentiment.ofKey(sentiment)).bpmn();
    }

    @PutMapping(value = "/{sentiment}/process.bpmn", consumes = MediaType.APPLICATION_XML_VALUE)
    @PreAuthorize("hasAuthority('surveys:write')")
    @Operation(
            summary =
                    "Let a process follow that was changed in Camunda Modeler; one that still is a list becomes a list",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_XML_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    FollowUpView upload(@PathVariable UUID id, @PathVariable String sentiment, @RequestBody byte[] bpmn) {
        var place = Sentiment.ofKey(sentiment);
        return saved(files.put(new SurveyId(id), place, Surveys.API, bpmn), place);
    }

    @PostMapping("/{sentiment}/back-to-list")
    @PreAuthorize("hasAuthority('surveys:write')")
    @Operation(summary = "Put the list that was published last, or an empty one, where a drawn process is")
    FollowUpView backToList(@PathVariable UUID id, @PathVariable String sentiment) {
        var place = Sentiment.ofKey(sentiment);
        return saved(back.put(new SurveyId(id), place), place);
    }

    private FollowUpView saved(EditOutcome outcome, Sentiment sentiment) {
        return followUps.view(EditResults.saved(outcome), sentiment);
    }
}
