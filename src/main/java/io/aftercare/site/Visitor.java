package io.aftercare.site;

import java.util.UUID;

/** Whom a site's visitor was proven to be. Nobody of that name need be known here. */
public sealed interface Visitor {

    /** By mail address. */
    record ByAddress(String email) implements Visitor {}

    /** By the id of a contact. */
    record ByContact(UUID contact) implements Visitor {}
}
