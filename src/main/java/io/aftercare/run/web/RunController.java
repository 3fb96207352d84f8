package io.aftercare.run.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.SingleLine;
import io.aftercare.run.RunEnding;
import io.aftercare.run.RunStart;
import io.aftercare.run.RunView;
import io.aftercare.run.Runs;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/runs")
@Tag(name = "Runs", description = "Start, follow and withdraw survey runs")
class RunController {

    /** Starts a run of a live survey for a contact without a ticket. */
    record StartCommand(
            @NotNull UUID surveyId,
            @NotBlank @Size(max = 254) @SingleLine String contactEmail) {}

    private final Runs runs;
    private final RunStart starting;
    private final RunEnding ending;
    private final RunFilters filters;

    RunController(Runs runs, RunStart starting, RunEnding ending, RunFilters filters) {
        this.runs = runs;
        this.starting = starting;
        this.ending = ending;
        this.filters = filters;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('runs:read')")
    @Operation(
            summary = "List runs, newest first",
            description = "Each parameter restricts. from and to are about when a run began, ISO 8601 with an offset; "
                    + "incident=true lists the runs that an open incident stops, or their follow-up.")
    CursorPage<RunView> list(
            @Valid @ParameterObject RunQuery query,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        return runs.list(filters.of(query), after == null ? null : new RunId(after), limit);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('runs:read')")
    @Operation(summary = "Get a run with its timeline")
    RunView get(@PathVariable UUID id) {
        return runs.get(new RunId(id));
    }

    @PostMapping
    @PreAuthorize("hasAuthority('runs:write')")
    @Operation(summary = "Start a run for a contact without a ticket")
    ResponseEntity<RunView> start(@Valid @RequestBody StartCommand command) {
        var id = starting.start(new SurveyId(command.surveyId()), command.contactEmail());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/runs/" + id))
                .body(runs.get(id));
    }

    @PostMapping("/{id}/cancel")
    @PreAuthorize("hasAuthority('runs:write')")
    @Operation(summary = "Withdraw an open run")
    ResponseEntity<RunView> cancel(@PathVariable UUID id) {
        ending.cancel(new RunId(id));
        return ResponseEntity.accepted().body(runs.get(new RunId(id)));
    }
}
