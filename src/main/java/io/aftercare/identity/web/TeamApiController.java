package io.aftercare.identity.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.SingleLine;
import io.aftercare.identity.EmailAddress;
import io.aftercare.identity.Team;
import io.aftercare.identity.TeamId;
import io.aftercare.identity.Teams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
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
@RequestMapping("/api/v1/teams")
@Tag(name = "Settings")
class TeamApiController {

    /** @param members mail addresses of users: all of the team */
    record TeamCommand(
            @NotBlank @Size(max = 100) @SingleLine String name,

            @NotNull @Size(max = 1_000) List<@NotNull @EmailAddress String> members) {}

    private final Teams teams;

    TeamApiController(Teams teams) {
        this.teams = teams;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "List teams with their members, newest first")
    CursorPage<Team> list(
            @RequestParam(defaultValue = "") @Size(max = 100) @SingleLine String search,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        return teams.list(search, after == null ? null : new TeamId(after), limit);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "Show a team")
    Team find(@PathVariable UUID id) {
        return teams.get(new TeamId(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Add a team")
    Team create(@Valid @RequestBody TeamCommand command) {
        return teams.create(command.name(), command.members());
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Give a team exactly these members, and this name unless something live names it")
    Team change(@PathVariable UUID id, @Valid @RequestBody TeamCommand command) {
        return teams.change(new TeamId(id), command.name(), command.members());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Remove a team that nothing live names; its members stay users")
    void remove(@PathVariable UUID id) {
        teams.remove(new TeamId(id));
    }
}
