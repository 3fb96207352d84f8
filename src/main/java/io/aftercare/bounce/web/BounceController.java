package io.aftercare.bounce.web;

import io.aftercare.bounce.BounceOutcome;
import io.aftercare.bounce.Bounces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Runs")
class BounceController {

    record Taken(BounceOutcome outcome) {}

    private final Bounces bounces;

    BounceController(Bounces bounces) {
        this.bounces = bounces;
    }

    @PostMapping("/in/bounces")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAuthority('runs:write')")
    @Operation(
            summary = "Hand over a mail that came back, or a complaint",
            description =
                    "The body is the whole mail as it was received (message/rfc822): a delivery status notification "
                            + "(RFC 3464) or a feedback report (RFC 5965). The same one may come twice.")
    Taken take(@RequestBody byte[] mail) {
        return new Taken(bounces.take(mail));
    }
}
