package io.aftercare.identity.web;

import io.aftercare.identity.SignedInUser;
import io.aftercare.identity.Users;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Signs in whom an OpenID provider vouches for: the user of Aftercare with the same verified mail address. The
 * provider tells who somebody is; what they may do is their role here.
 */
@Component
class OpenIdSignIn extends SavedRequestAwareAuthenticationSuccessHandler implements AuthenticationFailureHandler {

    private final Users users;

    OpenIdSignIn(Users users) {
        this.users = users;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication vouched)
            throws IOException, ServletException {
        var email = verifiedEmail(vouched);
        var user = email.flatMap(users::byEmail).map(SignedInUser::of);
        if (user.isEmpty()) {
            forget(request);
            var why = email.isEmpty() ? "unverified" : "unknown";
            response.sendRedirect(request.getContextPath() + SecurityConfiguration.SIGN_IN + "?" + why);
            return;
        }
        var signedIn = SignedInSession.open(user.get(), request, response);
        super.onAuthenticationSuccess(request, response, signedIn);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        logger.info("Signing in by OpenID failed", failure);
        response.sendRedirect(request.getContextPath() + SecurityConfiguration.SIGN_IN + "?openid-failed");
    }

    private static Optional<String> verifiedEmail(Authentication vouched) {
        return vouched.getPrincipal() instanceof OidcUser person && Boolean.TRUE.equals(person.getEmailVerified())
                ? Optional.ofNullable(person.getEmail())
                : Optional.empty();
    }

    private static void forget(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
