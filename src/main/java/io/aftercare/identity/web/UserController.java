package io.aftercare.identity.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.NameList;
import io.aftercare.common.SingleLine;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Submission;
import io.aftercare.identity.AddressUse;
import io.aftercare.identity.Passwords;
import io.aftercare.identity.SignedInUser;
import io.aftercare.identity.Teams;
import io.aftercare.identity.User;
import io.aftercare.identity.UserId;
import io.aftercare.identity.Users;
import io.aftercare.identity.web.UserForms.NewUserForm;
import io.aftercare.identity.web.UserForms.PasswordForm;
import io.aftercare.identity.web.UserForms.UserForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of the people who sign in. */
@PageController
class UserController {

    private static final String USERS = "/settings/users";

    private final Users users;
    private final Teams teams;
    private final Passwords passwords;
    private final AddressUse uses;

    UserController(Users users, Teams teams, Passwords passwords, AddressUse uses) {
        this.users = users;
        this.teams = teams;
        this.passwords = passwords;
        this.uses = uses;
    }

    /** @param next where the list goes on, or null */
    public record UsersPage(
            String search, List<User> users, @Nullable String next) {}

    /**
     * @param own whether the viewer is this user
     * @param sending names of the surveys whose mails come from the user
     * @param notifying names of the surveys that tell the user of answers
     */
    public record UserPage(
            User user,
            UserForm form,
            List<String> teams,
            boolean hasPassword,
            boolean own,
            List<String> sending,
            List<String> notifying) {

        /** What becomes of it, for the dialog. */
        public String removal() {
            var words = new ArrayList<>(List.of("%s is signed out everywhere and leaves %s. Answers and runs stay."
                    .formatted(user.name(), teams.size() == 1 ? "1 team" : teams.size() + " teams")));
            if (!sending.isEmpty()) {
                words.add("The mails of %s go on to come from %s, and their reviews say so."
                        .formatted(NameList.of(sending), user.email()));
            }
            if (!notifying.isEmpty()) {
                words.add(
                        "The answers to %s are told to them no more: choose somebody else there, or the next draft cannot be published."
                                .formatted(NameList.of(notifying)));
            }
            return String.join(" ", words);
        }

        public String path() {
            return USERS + "/" + user.id();
        }

        public String passwordPath() {
            return path() + "/password";
        }

        public String removePath() {
            return path() + "/remove";
        }
    }

    @Bean
    static NavigationItem usersInNavigation() {
        return new NavigationItem(Group.SETTINGS, 30, "Users", USERS, "users", "settings:read");
    }

    @GetMapping(USERS)
    @PreAuthorize("hasAuthority('settings:read')")
    ModelAndView list(
            @RequestParam(defaultValue = "") @Size(max = 100) @SingleLine String search,
            @RequestParam(required = false) @Nullable UUID after) {
        var page = users.list(search, after == null ? null : new UserId(after), CursorPage.DEFAULT_SIZE);
        return new ModelAndView(
                "identity/users", "page", new UsersPage(search, page.items(), Search.next(USERS, search, page)));
    }

    @GetMapping(USERS + "/new")
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView add() {
        return newUser(new NewUserForm("", "", "author", null), Faults.none());
    }

    @PostMapping(USERS)
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView create(@Valid @ModelAttribute NewUserForm form, BindingResult result, RedirectAttributes redirect) {
        return Submission.of(result, faults -> newUser(form, faults), () -> {
            users.create(form.email(), form.name(), form.chosenRole(), form.password());
            return Notice.redirect(USERS, redirect, form.name() + " is added.");
        });
    }

    @GetMapping(USERS + "/{id}")
    @PreAuthorize("hasAuthority('settings:read')")
    ModelAndView show(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser viewer) {
        var user = users.get(new UserId(id));
        return page(user, UserForm.of(user), Faults.none(), viewer);
    }

    @PostMapping(USERS + "/{id}")
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView change(
            @PathVariable UUID id,
            @Valid @ModelAttribute UserForm form,
            BindingResult result,
            RedirectAttributes redirect,
            @AuthenticationPrincipal SignedInUser viewer) {
        var user = users.get(new UserId(id));
        return Submission.of(result, faults -> page(user, form, faults, viewer), () -> {
            users.change(user.id(), form.name(), form.chosenRole());
            return Notice.redirect(USERS + "/" + id, redirect, "Saved.");
        });
    }

    @PostMapping(USERS + "/{id}/password")
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView password(
            @PathVariable UUID id,
            @Valid @ModelAttribute PasswordForm form,
            BindingResult result,
            RedirectAttributes redirect,
            @AuthenticationPrincipal SignedInUser viewer) {
        var user = users.get(new UserId(id));
        return Submission.of(result, faults -> page(user, UserForm.of(user), faults, viewer), () -> {
            passwords.set(user.id(), form.password());
            return Notice.redirect(USERS + "/" + id, redirect, "The new password is set. Hand it over safely.");
        });
    }

    @PostMapping(USERS + "/{id}/remove")
    @PreAuthorize("hasAuthority('settings:write')")
    String remove(@PathVariable UUID id, RedirectAttributes redirect, @AuthenticationPrincipal SignedInUser viewer) {
        users.remove(new UserId(id), new UserId(viewer.id()));
        return Notice.redirect(USERS, redirect, "The user is removed.");
    }

    private ModelAndView newUser(NewUserForm form, Faults faults) {
        return new ModelAndView("identity/user-new", Map.of("form", form, "faults", faults, "roles", RoleChoice.ALL));
    }

    private ModelAndView page(User user, UserForm form, Faults faults, SignedInUser viewer) {
        var page = new UserPage(
                user,
                form,
                teams.namesOf(user.id()),
                passwords.isSet(user.id()),
                user.id().value().equals(viewer.id()),
                uses.sending(List.of(user.email())).values().stream()
                        .flatMap(List::stream)
                        .toList(),
                uses.notifying(user.email()));
        return new ModelAndView("identity/user", Map.of("page", page, "faults", faults, "roles", RoleChoice.ALL));
    }
}
