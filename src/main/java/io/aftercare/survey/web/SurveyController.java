package io.aftercare.survey.web;

import io.aftercare.common.CursorPage;
import io.aftercare.survey.Finding;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyChange;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/surveys")
@Tag(name = "Surveys", description = "Define, publish and pause surveys")
class SurveyController {

    private final Surveys surveys;

    SurveyController(Surveys surveys) {
        this.surveys = surveys;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('surveys:read')")
    @Operation(summary = "List surveys, newest first")
    CursorPage<Survey> list(
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        return surveys.list(after == null ? null : new SurveyId(after), limit);
    }

    @PostMapping
    @PreAuthorize("hasAuthority('surveys:write')")
    @Operation(summary = "Create a survey as a draft")
    ResponseEntity<Survey> create(@Valid @RequestBody SurveyDefinition definition) {
        return created(surveys.create(definition));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('surveys:read')")
    @Operation(summary = "Get a survey with its draft")
    Survey get(@PathVariable UUID id) {
        return surveys.get(new SurveyId(id));
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('surveys:write')")
    @Operation(summary = "Replace the draft of a survey; what is live stays live")
    Survey redraft(@PathVariable UUID id, @Valid @RequestBody SurveyDefinition definition) {
        return surveys.redraft(new SurveyId(id), definition);
    }

    @GetMapping("/{id}/review")
    @PreAuthorize("hasAuthority('surveys:read')")
    @Operation(summary = "Review the draft: errors keep it from being published, warnings name risks")
    List<Finding> review(@PathVariable UUID id) {
        return surveys.review(new SurveyId(id));
    }

    @GetMapping("/{id}/changes")
    @PreAuthorize("hasAuthority('surveys:read')")
    @Operation(summary = "List the fields in which the draft differs from what is live")
    List<SurveyChange> changes(@PathVariable UUID id) {
        return surveys.changes(new SurveyId(id));
    }

    @PostMapping("/{id}/duplicate")
    @PreAuthorize("hasAuthority('surveys:write')")
    @Operation(summary = "Create a survey as a copy of the draft of another")
    ResponseEntity<Survey> duplicate(@PathVariable UUID id) {
        return created(surveys.duplicate(new SurveyId(id), Surveys.API));
    }

    @DeleteMapping("/{id}")
    @PreAuthorize("hasAuthority('surveys:publish')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a survey and withdraw its open runs; answers stay")
    void delete(@PathVariable UUID id) {
        surveys.delete(new SurveyId(id));
    }

    @PostMapping("/{id}/publish")
    @PreAuthorize("hasAuthority('surveys:publish')")
    @Operation(summary = "Publish the draft as the next version and send it from now on")
    Survey publish(@PathVariable UUID id) {
        return surveys.publish(new SurveyId(id));
    }

    @PostMapping("/{id}/resume")
    @PreAuthorize("hasAuthority('surveys:publish')")
    @Operation(summary = "Send the live version of a paused survey again; its draft stays a draft")
    Survey resume(@PathVariable UUID id) {
        return surveys.resume(new SurveyId(id));
    }

    @PostMapping("/{id}/pause")
    @PreAuthorize("hasAuthority('surveys:publish')")
    @Operation(summary = "Stop starting runs and sending mails of a survey")
    Survey pause(@PathVariable UUID id) {
        return surveys.pause(new SurveyId(id));
    }

    private static ResponseEntity<Survey> created(Survey survey) {
        return ResponseEntity.created(URI.create("/api/v1/surveys/" + survey.id()))
                .body(survey);
    }
}
