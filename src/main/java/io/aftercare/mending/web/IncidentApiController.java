package io.aftercare.mending.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.SingleLine;
import io.aftercare.identity.ApiKey;
import io.aftercare.mending.IncidentRetries;
import io.aftercare.mending.IncidentRetry;
import io.aftercare.mending.Incidents;
import io.aftercare.mending.Mending;
import io.aftercare.mending.StoppedRun;
import io.aftercare.monitoring.IncidentGroup;
import io.aftercare.monitoring.IncidentKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/incidents")
@Tag(name = "Incidents", description = "What stops runs and waves, and trying it again")
class IncidentApiController {

    /** A variable that the stopped step reads. @param value any JSON but null */
    record CorrectCommand(
            @NotBlank @Size(max = 100) String variable,
            @NotNull Object value) {}

    /** Which incidents. */
    record RetryCommand(
            @NotBlank @Size(max = 200) @SingleLine String processId,
            @NotBlank @Size(max = 200) @SingleLine String elementId,
            @NotBlank @Size(max = 100) @SingleLine String errorType) {}

    /**
     * @param key as a text: it exceeds what JSON readers keep of a number
     * @param runId null for a wave, and before the run is on record
     * @param surveyId whose run or wave it stops; null as long as that is not known
     */
    record IncidentView(
            String key,
            @Nullable UUID runId,
            @Nullable UUID surveyId,
            String processId,
            String elementId,
            String elementName,
            String errorType,
            String message,
            String hint,
            Instant createdAt) {

        static IncidentView of(StoppedRun stopped) {
            var incident = stopped.incident().incident();
            var row = stopped.run();
            return new IncidentView(
                    stopped.key(),
                    row == null ? null : row.run().id().value(),
                    survey(stopped),
                    incident.processId(),
                    incident.elementId(),
                    stopped.incident().elementName(),
                    incident.errorType(),
                    incident.message(),
                    Hints.of(stopped.isWave(), incident.errorType()),
                    incident.createdAt());
        }

        private static @Nullable UUID survey(StoppedRun stopped) {
            var row = stopped.run();
            var wave = stopped.wave();
            if (row != null) {
                return row.run().surveyId().value();
            }
            return wave == null ? null : wave.survey().value();
        }
    }

    private final Incidents incidents;
    private final IncidentRetries retries;
    private final Mending mending;
    private final VariableInput input;

    IncidentApiController(Incidents incidents, IncidentRetries retries, Mending mending, VariableInput input) {
        this.incidents = incidents;
        this.retries = retries;
        this.mending = mending;
        this.input = input;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('runs:read')")
    @Operation(summary = "List open incidents of runs and waves, latest first")
    CursorPage<IncidentView> list(
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        return incidents.list(null, after, limit).map(IncidentView::of);
    }

    @GetMapping("/kinds")
    @PreAuthorize("hasAuthority('runs:read')")
    @Operation(summary = "Count open incidents by process, step and type, most first")
    List<IncidentGroup> kinds() {
        return incidents.groups();
    }

    @PostMapping("/{key}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('runs:write')")
    @Operation(summary = "Let a run or wave go on that an incident stops; if it fails again, that is another incident")
    void retry(@PathVariable long key, @AuthenticationPrincipal ApiKey caller) {
        mending.retry(key, caller.name());
    }

    @PostMapping("/{key}/correct")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('runs:write')")
    @Operation(summary = "Set a variable that the stopped step reads, none that says whose run it is; retry then")
    void correct(
            @PathVariable long key,
            @Valid @RequestBody CorrectCommand command,
            @AuthenticationPrincipal ApiKey caller) {
        mending.correct(key, input.name(command.variable()), input.bounded(command.value()), caller.name());
    }

    @PostMapping("/retry")
    @PreAuthorize("hasAuthority('runs:write')")
    @Operation(
            summary =
                    "Retry all open incidents of one kind, 10,000 at most; its progress is at the address in Location")
    ResponseEntity<IncidentRetry> retryAll(
            @Valid @RequestBody RetryCommand command, @AuthenticationPrincipal ApiKey caller) {
        var kind = new IncidentKind(command.processId(), command.elementId(), command.errorType());
        var id = retries.start(kind, caller.name());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/incidents/retries/" + id))
                .body(retries.get(id));
    }

    @GetMapping("/retries/{id}")
    @PreAuthorize("hasAuthority('runs:read')")
    @Operation(summary = "How far a retry of many incidents is")
    IncidentRetry progress(@PathVariable UUID id) {
        return retries.get(id);
    }
}
