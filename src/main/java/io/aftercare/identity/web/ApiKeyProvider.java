package io.aftercare.identity.web;

import io.aftercare.identity.ApiKey;
import io.aftercare.identity.ApiKeys;
import io.aftercare.identity.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Knows callers by their API key; the key's scopes are their authorities. */
@Component
class ApiKeyProvider implements AuthenticationProvider {

    private static final String SCHEME = "Bearer ";

    private final ApiKeys keys;

    ApiKeyProvider(ApiKeys keys) {
        this.keys = keys;
    }

    /** Takes the key from the {@code Authorization} header (RFC 6750, 2.1), if there is one of this scheme. */
    static AuthenticationConverter bearer() {
        return request -> {
            var header = request.getHeader(HttpHeaders.AUTHORIZATION);
            return StringUtils.startsWithIgnoreCase(header, SCHEME)
                    ? new PreAuthenticatedAuthenticationToken(
                            "API key", header.substring(SCHEME.length()).strip())
                    : null;
        };
    }

    @Override
    public Authentication authenticate(Authentication shown) {
        return keys.find(String.valueOf(shown.getCredentials()))
                .map(ApiKeyProvider::authenticated)
                .orElseThrow(() -> new BadCredentialsException("unknown API key"));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return PreAuthenticatedAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static Authentication authenticated(ApiKey key) {
        var scopes = key.scopes().stream().map(Scope::key).toList();
        return new PreAuthenticatedAuthenticationToken(key, "", AuthorityUtils.createAuthorityList(scopes));
    }
}
