package io.aftercare.identity.web;

import io.aftercare.identity.SignedInUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Makes a session that of a user. */
final class SignedInSession {

    private static final HttpSessionSecurityContextRepository CONTEXTS = new HttpSessionSecurityContextRepository();

    private SignedInSession() {}

    static Authentication open(SignedInUser user, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        var signedIn = SignInProvider.signedIn(user);
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        CONTEXTS.saveContext(context, request, response);
        return signedIn;
    }
}
