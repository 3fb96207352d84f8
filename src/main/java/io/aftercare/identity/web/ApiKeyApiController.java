package io.aftercare.identity.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.SingleLine;
import io.aftercare.identity.ApiKeyId;
import io.aftercare.identity.ApiKeyRow;
import io.aftercare.identity.ApiKeys;
import io.aftercare.identity.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/api-keys")
@Tag(name = "Settings")
class ApiKeyApiController {

    record ApiKeyCommand(
            @NotBlank @Size(max = 100) @SingleLine String name,
            @NotEmpty Set<@NotNull Scope> scopes) {}

    /** @param key the secret: this is the only time it is seen */
    record Created(ApiKeyId id, String name, List<Scope> scopes, String key) {

        /** Leaves the secret out of logs. */
        @Override
        public String toString() {
            return id.toString();
        }
    }

    private final ApiKeys keys;

    ApiKeyApiController(ApiKeys keys) {
        this.keys = keys;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "List API keys, newest first, without their secrets")
    CursorPage<ApiKeyRow> list(
            @RequestParam(defaultValue = "") @Size(max = 100) @SingleLine String search,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        return keys.list(search, after == null ? null : new ApiKeyId(after), limit);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Make an API key; the secret is in this answer and nowhere else")
    Created create(@Valid @RequestBody ApiKeyCommand command) {
        var made = keys.create(command.name(), command.scopes());
        var scopes = made.apiKey().scopes().stream().sorted().toList();
        return new Created(made.apiKey().id(), made.apiKey().name(), scopes, made.key());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Revoke an API key: calls with it are refused from now on")
    void revoke(@PathVariable UUID id) {
        keys.revoke(new ApiKeyId(id));
    }
}
