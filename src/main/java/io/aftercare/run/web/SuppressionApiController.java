package io.aftercare.run.web;

import io.aftercare.crm.ContactId;
import io.aftercare.identity.ApiKey;
import io.aftercare.mail.Suppression;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/contacts/{id}/suppression")
@Tag(name = "Contacts")
class SuppressionApiController {

    private final ContactSuppressions suppressions;

    SuppressionApiController(ContactSuppressions suppressions) {
        this.suppressions = suppressions;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('contacts:read')")
    @Operation(summary = "Tell why a contact gets no survey mails; 404 if it may get them")
    Suppression get(@PathVariable UUID id) {
        return suppressions.get(new ContactId(id));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('contacts:write')")
    @Operation(summary = "Let a contact get survey mails again; who did so is kept")
    void lift(@PathVariable UUID id, @AuthenticationPrincipal ApiKey caller) {
        suppressions.lift(new ContactId(id), caller.name());
    }
}
