package io.aftercare.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the sign-in page with the address that was typed, which says what went wrong. */
class SignInFailure implements AuthenticationFailureHandler {

    static final String TYPED = "sign-in.email";

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        request.getSession().setAttribute(TYPED, bounded(request.getParameter("email")));
        var why = failure instanceof LockedException ? "throttled" : "failed";
        response.sendRedirect(request.getContextPath() + SecurityConfiguration.SIGN_IN + "?" + why);
    }

    private static String bounded(@Nullable String email) {
        return email == null ? "" : email.substring(0, Math.min(254, email.length()));
    }
}
