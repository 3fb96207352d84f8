package io.aftercare.site.web;

import io.aftercare.identity.ApiKey;
import io.aftercare.site.Site;
import io.aftercare.site.SiteChange;
import io.aftercare.site.SiteCommand;
import io.aftercare.site.SiteId;
import io.aftercare.site.SiteSecret;
import io.aftercare.site.Sites;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sites")
@Tag(name = "Settings")
class SiteApiController {

    private final Sites sites;

    SiteApiController(Sites sites) {
        this.sites = sites;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "List the web sites that surveys can be shown on, by name, without their secrets")
    List<Site> list() {
        return sites.list();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Add a web site; the secret is in this answer and nowhere else")
    SiteSecret create(@Valid @RequestBody SiteCommand command, @AuthenticationPrincipal ApiKey caller) {
        return sites.create(command, caller.name());
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "Get a web site, without its secret")
    Site get(@PathVariable UUID id) {
        return sites.get(new SiteId(id));
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Rename a web site, or let thank-you pages lead there; its origin stays")
    Site change(@PathVariable UUID id, @Valid @RequestBody SiteChange change) {
        return sites.change(new SiteId(id), change);
    }

    @PostMapping("/{id}/secret")
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(
            summary = "Give a web site another secret; identities signed with the one before are refused from now on")
    SiteSecret changeSecret(@PathVariable UUID id) {
        return sites.changeSecret(new SiteId(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Delete a web site; no survey is shown there any more")
    void delete(@PathVariable UUID id) {
        sites.delete(new SiteId(id));
    }
}
