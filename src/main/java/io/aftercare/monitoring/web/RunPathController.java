package io.aftercare.monitoring.web;

import io.aftercare.common.Refusal;
import io.aftercare.monitoring.RunHistories;
import io.aftercare.survey.RunId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Runs")
class RunPathController {

    private final RunHistories histories;

    RunPathController(RunHistories histories) {
        this.histories = histories;
    }

    /** @throws Refusal {@code unknown-run} */
    @GetMapping("/api/v1/runs/{id}/path")
    @PreAuthorize("hasAuthority('runs:read')")
    @Operation(
            summary = "Get the way of a run through its processes",
            description = "As the engine tells it, a moment later: visited elements, taken flows, open timers and "
                    + "incidents of the run's own process and of those that it called. Until the engine has told of "
                    + "the run, processes is empty; asOf says when it was last heard.")
    RunPath get(@PathVariable UUID id) {
        return RunPath.of(histories.of(new RunId(id)));
    }
}
