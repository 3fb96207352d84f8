package io.aftercare.identity.web;

import io.aftercare.identity.Role;
import java.util.Arrays;
import java.util.List;

/** A role as one chooses it. */
public record RoleChoice(String value, String label) {

    static final List<RoleChoice> ALL =
            Arrays.stream(Role.values()).map(RoleChoice::of).toList();

    private static RoleChoice of(Role role) {
        return new RoleChoice(role.key(), label(role));
    }

    private static String label(Role role) {
        return switch (role) {
            case AUTHOR -> "Author: builds surveys, but cannot send them";
            case PUBLISHER -> "Publisher: an author who may send mail";
            case LEAD -> "Lead: looks after runs, contacts and tickets";
            case DESIGNER -> "Designer: models the processes behind surveys";
            case ADMIN -> "Admin: may do everything, settings included";
        };
    }
}
