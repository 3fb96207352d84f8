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
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Signs in whom an OpenID provider vouches for: the user of Aftercare with the same verified mail address. The
 * provider tells who somebody is; what they may do is their role here.
 */
@Component
class OpenIdSignIn extends SavedRequestAwareAuthenticationSuccessHandler implements AuthenticationFailureHandler {

    private final Users users;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    OpenIdSignIn(Users users) {
        this.users = users;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication vouched)
            throws IOException, ServletException {
        var user = user(vouched);
        if (user.isEmpty()) {
            forget(request);
            response.sendRedirect(request.getContextPath() + SecurityConfiguration.SIGN_IN + "?unknown");
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        var signedIn = SignInProvider.signedIn(user.get());
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        super.onAuthenticationSuccess(request, response, signedIn);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        logger.info("Signing in by OpenID failed", failure);
        response.sendRedirect(request.getContextPath() + SecurityConfiguration.SIGN_IN + "?openid-failed");
    }

    private Optional<SignedInUser> user(Authentication vouched) {
        return vouched.getPrincipal() instanceof OidcUser person
                        && person.getEmail() != null
                        && Boolean.TRUE.equals(person.getEmailVerified())
                ? users.byEmail(person.getEmail()).map(SignedInUser::of)
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
