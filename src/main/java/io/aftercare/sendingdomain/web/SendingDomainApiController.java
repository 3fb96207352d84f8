package io.aftercare.sendingdomain.web;

import io.aftercare.common.SingleLine;
import io.aftercare.identity.ApiKey;
import io.aftercare.sendingdomain.DnsRecord;
import io.aftercare.sendingdomain.SendingDomain;
import io.aftercare.sendingdomain.SendingDomainId;
import io.aftercare.sendingdomain.SendingDomains;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sending-domains")
@Tag(name = "Settings")
class SendingDomainApiController {

    record DomainCommand(
            @NotBlank @Size(max = 253) @SingleLine String name) {}

    private final SendingDomains domains;
    private final DnsRecord.Records records;

    SendingDomainApiController(SendingDomains domains, DnsRecord.Records records) {
        this.domains = domains;
        this.records = records;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "List the domains that mails come from, with their keys and what DNS says")
    List<SendingDomain> list() {
        return domains.list();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Add a domain with a key, which signs mails as soon as its record is seen")
    SendingDomain add(@Valid @RequestBody DomainCommand command, @AuthenticationPrincipal ApiKey caller) {
        return domains.add(command.name(), caller.name());
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "Get a domain")
    SendingDomain get(@PathVariable UUID id) {
        return domains.get(new SendingDomainId(id));
    }

    @GetMapping("/{id}/records")
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "List the TXT records that a domain needs in DNS")
    List<DnsRecord> records(@PathVariable UUID id) {
        return records.of(domains.get(new SendingDomainId(id)));
    }

    @PostMapping("/{id}/check")
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Look whether the records are in DNS; a new key whose record is there signs from then on")
    SendingDomain check(@PathVariable UUID id) {
        return domains.check(new SendingDomainId(id));
    }

    @PostMapping("/{id}/rotate-key")
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Make another key; the present one signs until the new one's record is seen")
    SendingDomain rotate(@PathVariable UUID id) {
        return domains.rotateKey(new SendingDomainId(id));
    }

    @PostMapping("/{id}/use-next-key")
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Let the new key sign although its record was not seen")
    SendingDomain useNextKey(@PathVariable UUID id) {
        return domains.useNextKey(new SendingDomainId(id));
    }

    @PostMapping("/{id}/send-anyway")
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Let surveys be published from a domain that is not ready; who did so is kept")
    SendingDomain allow(@PathVariable UUID id, @AuthenticationPrincipal ApiKey caller) {
        return domains.allow(new SendingDomainId(id), caller.name());
    }

    @DeleteMapping("/{id}/send-anyway")
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Let surveys be published from a domain only when it is ready")
    SendingDomain disallow(@PathVariable UUID id) {
        return domains.disallow(new SendingDomainId(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Remove a domain with its keys: mails from it are no longer signed")
    void remove(@PathVariable UUID id) {
        domains.remove(new SendingDomainId(id));
    }
}
