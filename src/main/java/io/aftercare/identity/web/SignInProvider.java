package io.aftercare.identity.web;

import io.aftercare.identity.Passwords;
import io.aftercare.identity.SignInThrottle;
import io.aftercare.identity.SignedInUser;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs in by address and password. */
@Component
class SignInProvider implements AuthenticationProvider {

    private final Passwords passwords;
    private final SignInThrottle throttle;

    SignInProvider(Passwords passwords, SignInThrottle throttle) {
        this.passwords = passwords;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        // What PostgreSQL does not even look for; no handler sees what fails here.
        if (typed.getName().indexOf('\0') >= 0) {
            throw new BadCredentialsException("No user's address has U+0000");
        }
        var attempt = throttle.begin(typed.getName(), place(typed))
                .orElseThrow(() -> new LockedException("Too many tries to sign in"));
        var user = passwords
                .check(typed.getName(), String.valueOf(typed.getCredentials()))
                .orElseThrow(() -> new BadCredentialsException("Wrong address or password"));
        attempt.succeeded();
        return signedIn(SignedInUser.of(user));
    }

    static Authentication signedIn(SignedInUser user) {
        return UsernamePasswordAuthenticationToken.authenticated(user, null, user.authorities());
    }

    private static String place(Authentication typed) {
        return typed.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
