package io.aftercare.identity.web;

import io.aftercare.common.SingleLine;
import io.aftercare.identity.ConfiguredSender;
import io.aftercare.identity.EmailAddress;
import io.aftercare.identity.SenderId;
import io.aftercare.identity.Senders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/senders")
@Tag(name = "Settings")
class SenderApiController {

    record SenderCommand(
            @NotBlank @Size(max = 100) @SingleLine String name,
            @NotNull @EmailAddress String address) {}

    private final Senders senders;

    SenderApiController(Senders senders) {
        this.senders = senders;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "List the senders that mails can come from beside users")
    List<ConfiguredSender> list() {
        return senders.list();
    }

    @PostMapping
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Add a sender, or rename the one with this address")
    ConfiguredSender put(@Valid @RequestBody SenderCommand command) {
        return senders.put(command.name(), command.address());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Remove a sender; surveys that use it keep its name and address")
    void remove(@PathVariable UUID id) {
        senders.remove(new SenderId(id));
    }
}
