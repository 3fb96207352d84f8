package io.aftercare.identity;

import io.aftercare.common.page.Viewer;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Who uses a page. It is kept in the session, so it carries no more than pages show of it.
 *
 * @param email also the name by which all sessions of a user are found
 */
public record SignedInUser(UUID id, String email, String name, Role role)
        implements Viewer, AuthenticatedPrincipal, Serializable {

    public static SignedInUser of(User user) {
        return new SignedInUser(user.id().value(), user.email(), user.name(), user.role());
    }

    @Override
    public String getName() {
        return email;
    }

    @Override
    public String roleName() {
        return role.key();
    }

    /** What the role allows, as Spring Security asks for it. */
    public Collection<? extends GrantedAuthority> authorities() {
        return List.copyOf(role.scopes().stream()
                .map(scope -> new SimpleGrantedAuthority(scope.key()))
                .toList());
    }
}
