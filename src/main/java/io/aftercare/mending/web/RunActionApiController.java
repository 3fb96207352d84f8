package io.aftercare.mending.web;

import io.aftercare.identity.ApiKey;
import io.aftercare.mending.Mending;
import io.aftercare.survey.RunId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/runs/{id}")
@PreAuthorize("hasAuthority('runs:write')")
@Tag(name = "Runs")
class RunActionApiController {

    private final Mending mending;

    RunActionApiController(Mending mending) {
        this.mending = mending;
    }

    @PostMapping("/send-now")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Send the survey of a run that waits for its time",
            description = "Whether the contact may be asked is decided when the mail is sent, after this has answered:"
                    + " the run then is sent, or skipped with a reason.")
    void sendNow(@PathVariable UUID id, @AuthenticationPrincipal ApiKey caller) {
        mending.sendNow(new RunId(id), caller.name());
    }

    @PostMapping("/move")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let a run follow the newest version of its process from where it stands")
    void move(@PathVariable UUID id, @AuthenticationPrincipal ApiKey caller) {
        mending.move(new RunId(id), caller.name());
    }
}
