package io.aftercare.helpdesk.web;

import io.aftercare.common.CursorPage;
import io.aftercare.helpdesk.Delivery;
import io.aftercare.helpdesk.DeliveryState;
import io.aftercare.helpdesk.HelpDesk;
import io.aftercare.helpdesk.HelpDeskChange;
import io.aftercare.helpdesk.HelpDeskCommand;
import io.aftercare.helpdesk.HelpDeskId;
import io.aftercare.helpdesk.HelpDeskRow;
import io.aftercare.helpdesk.HelpDeskSecret;
import io.aftercare.helpdesk.HelpDesks;
import io.aftercare.helpdesk.ReadMessage;
import io.aftercare.identity.ApiKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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
@RequestMapping("/api/v1/help-desks")
@Tag(name = "Settings")
class HelpDeskApiController {

    /** @param secret absent to have one made */
    record SecretCommand(
            @Nullable @Pattern(regexp = HelpDeskCommand.SECRET, message = HelpDeskCommand.NO_SECRET)
            String secret) {

        /** Leaves the secret out of logs. */
        @Override
        public String toString() {
            return "SecretCommand";
        }
    }

    private final HelpDesks desks;

    HelpDeskApiController(HelpDesks desks) {
        this.desks = desks;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "List help desks by name, with what failed, without their secrets")
    List<HelpDeskRow> list() {
        return desks.list();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Connect a help desk; the secret is in this answer and nowhere else")
    HelpDeskSecret create(@Valid @RequestBody HelpDeskCommand command, @AuthenticationPrincipal ApiKey caller) {
        return desks.create(command, caller.name());
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "Get a help desk, without its secret")
    HelpDesk get(@PathVariable UUID id) {
        return desks.get(new HelpDeskId(id));
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Change a help desk's name, pipeline, words for statuses and pointers")
    HelpDesk change(
            @PathVariable UUID id, @Valid @RequestBody HelpDeskChange change, @AuthenticationPrincipal ApiKey caller) {
        return desks.change(new HelpDeskId(id), change, caller.name());
    }

    @PostMapping("/{id}/secret")
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Give a help desk another secret; calls with the one before are refused from now on")
    HelpDeskSecret changeSecret(
            @PathVariable UUID id, @Valid @RequestBody SecretCommand command, @AuthenticationPrincipal ApiKey caller) {
        return desks.changeSecret(new HelpDeskId(id), command.secret(), caller.name());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Delete a help desk with its deliveries; its tickets stay")
    void delete(@PathVariable UUID id) {
        desks.delete(new HelpDeskId(id));
    }

    @PostMapping("/{id}/read")
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "Read a sample message as a delivery would be read, without taking it in")
    List<ReadMessage> read(@PathVariable UUID id, @RequestBody String sample) {
        return desks.read(new HelpDeskId(id), sample);
    }

    @GetMapping("/{id}/deliveries")
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "List the deliveries of a help desk, newest first, all or those in one state")
    CursorPage<Delivery> deliveries(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable DeliveryState state,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        return desks.deliveries(new HelpDeskId(id), state, after, limit);
    }

    @PostMapping("/{id}/deliveries/{delivery}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Take a delivery in again, as the help desk is set up now")
    void replay(@PathVariable UUID id, @PathVariable UUID delivery) {
        desks.replay(new HelpDeskId(id), delivery);
    }
}
