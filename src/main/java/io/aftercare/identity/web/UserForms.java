package io.aftercare.identity.web;

import io.aftercare.common.SingleLine;
import io.aftercare.identity.EmailAddress;
import io.aftercare.identity.Passwords;
import io.aftercare.identity.Role;
import io.aftercare.identity.User;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What is typed about users. */
final class UserForms {

    private static final String ROLES = "author|publisher|lead|designer|admin";
    private static final String ROLE = "choose one of the roles";
    private static final String PASSWORD = "must have " + Passwords.SHORTEST + " to " + Passwords.LONGEST
            + " characters; several words make a good one";

    private UserForms() {}

    /** @param password empty for somebody who signs in by OpenID only */
    public record NewUserForm(
            @NotNull @EmailAddress String email,
            @NotBlank @Size(max = 100) @SingleLine String name,

            @NotNull @Pattern(regexp = ROLES, message = ROLE)
            String role,

            @Nullable @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST, message = PASSWORD)
            String password) {

        public NewUserForm {
            password = password == null || password.isEmpty() ? null : password;
        }

        Role chosenRole() {
            return Role.withKey(role);
        }

        @Override
        public String toString() {
            return "NewUserForm[" + email + "]";
        }
    }

    public record UserForm(
            @NotBlank @Size(max = 100) @SingleLine String name,

            @NotNull @Pattern(regexp = ROLES, message = ROLE)
            String role) {

        static UserForm of(User user) {
            return new UserForm(user.name(), user.role().key());
        }

        Role chosenRole() {
            return Role.withKey(role);
        }
    }

    public record PasswordForm(
            @NotNull @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST, message = PASSWORD)
            String password) {

        @Override
        public String toString() {
            return "PasswordForm";
        }
    }

    public record NameForm(
            @NotBlank @Size(max = 100) @SingleLine String name) {}

    public record OwnPasswordForm(
            @NotNull @Size(min = 1, max = Passwords.LONGEST, message = "type your present password")
            String present,

            @NotNull @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST, message = PASSWORD)
            String password) {

        @Override
        public String toString() {
            return "OwnPasswordForm";
        }
    }
}
