package io.aftercare.identity.web;

import io.aftercare.common.page.Option;
import io.aftercare.identity.Role;
import java.util.Arrays;
import java.util.List;

/** Roles as one chooses them. */
final class RoleChoice {

    static final List<Option> ALL = Arrays.stream(Role.values())
            .map(role -> new Option(role.key(), label(role)))
            .toList();

    private RoleChoice() {}

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
