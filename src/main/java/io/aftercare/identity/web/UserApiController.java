package io.aftercare.identity.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.SingleLine;
import io.aftercare.identity.EmailAddress;
import io.aftercare.identity.Passwords;
import io.aftercare.identity.Role;
import io.aftercare.identity.User;
import io.aftercare.identity.UserId;
import io.aftercare.identity.Users;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
@RequestMapping("/api/v1/users")
@Tag(name = "Settings", description = "Who may use Aftercare, and whom its mails come from")
class UserApiController {

    /** @param password null for somebody who signs in by OpenID only */
    record NewUserCommand(
            @NotNull @EmailAddress String email,
            @NotBlank @Size(max = 100) @SingleLine String name,
            @NotNull Role role,

            @Nullable @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
            String password) {

        /** Leaves the password out of logs. */
        @Override
        public String toString() {
            return email;
        }
    }

    record UserCommand(
            @NotBlank @Size(max = 100) @SingleLine String name,
            @NotNull Role role) {}

    private final Users users;

    UserApiController(Users users) {
        this.users = users;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "List users, newest first")
    CursorPage<User> list(
            @RequestParam(defaultValue = "") @Size(max = 100) @SingleLine String search,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        return users.list(search, after == null ? null : new UserId(after), limit);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "Show a user")
    User find(@PathVariable UUID id) {
        return users.get(new UserId(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Add a user")
    User create(@Valid @RequestBody NewUserCommand command) {
        return users.create(command.email(), command.name(), command.role(), command.password());
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Change a user's name and role; a changed role signs the user out")
    User change(@PathVariable UUID id, @Valid @RequestBody UserCommand command) {
        return users.change(new UserId(id), command.name(), command.role());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Remove a user, who is signed out and leaves all teams; the last admin stays")
    void remove(@PathVariable UUID id) {
        users.remove(new UserId(id), null);
    }
}
