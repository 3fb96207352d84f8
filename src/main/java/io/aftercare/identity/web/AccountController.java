package io.aftercare.identity.web;

import io.aftercare.common.page.Faults;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Submission;
import io.aftercare.identity.OwnPassword;
import io.aftercare.identity.Passwords;
import io.aftercare.identity.Sessions;
import io.aftercare.identity.SignedInUser;
import io.aftercare.identity.UserId;
import io.aftercare.identity.Users;
import io.aftercare.identity.web.UserForms.NameForm;
import io.aftercare.identity.web.UserForms.OwnPasswordForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What everybody may change about themselves. */
@PageController
@PreAuthorize("isAuthenticated()")
class AccountController {

    private static final String ACCOUNT = "/account";

    private final Users users;
    private final Passwords passwords;
    private final OwnPassword ownPassword;
    private final Sessions sessions;

    AccountController(Users users, Passwords passwords, OwnPassword ownPassword, Sessions sessions) {
        this.users = users;
        this.passwords = passwords;
        this.ownPassword = ownPassword;
        this.sessions = sessions;
    }

    @GetMapping(ACCOUNT)
    ModelAndView show(@AuthenticationPrincipal SignedInUser user) {
        return page(new NameForm(user.name()), Faults.none(), user);
    }

    @PostMapping(ACCOUNT + "/name")
    ModelAndView rename(
            @Valid @ModelAttribute NameForm form,
            BindingResult result,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        return Submission.of(result, faults -> page(form, faults, user), () -> {
            var renamed = users.rename(new UserId(user.id()), form.name());
            SignedInSession.open(SignedInUser.of(renamed), request, response);
            return Notice.redirect(ACCOUNT, redirect, "Saved.");
        });
    }

    @PostMapping(ACCOUNT + "/password")
    ModelAndView password(
            @Valid @ModelAttribute OwnPasswordForm form,
            BindingResult result,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect,
            HttpServletRequest request) {
        return Submission.of(result, faults -> page(new NameForm(user.name()), faults, user), () -> {
            ownPassword.change(
                    new UserId(user.id()),
                    form.present(),
                    form.password(),
                    request.getRemoteAddr(),
                    request.getSession().getId());
            return Notice.redirect(ACCOUNT, redirect, "Your password is changed. You are signed out everywhere else.");
        });
    }

    @PostMapping(ACCOUNT + "/sign-out-everywhere")
    String signOutEverywhere(@AuthenticationPrincipal SignedInUser user, HttpServletRequest request) {
        sessions.endAll(new UserId(user.id()));
        request.getSession().invalidate();
        return "redirect:" + SecurityConfiguration.SIGN_IN + "?signed-out";
    }

    private ModelAndView page(NameForm form, Faults faults, SignedInUser user) {
        var hasPassword = passwords.isSet(new UserId(user.id()));
        return new ModelAndView(
                "identity/account", Map.of("form", form, "faults", faults, "user", user, "hasPassword", hasPassword));
    }
}
