package io.aftercare.webdelivery;

import org.jspecify.annotations.Nullable;

/**
 * What a site's script knows of its visitor; either will do.
 *
 * @param identity signed by the site
 * @param visitor what is kept of whom has come by a link
 */
public record Identity(@Nullable String identity, @Nullable String visitor) {

    /** Leaves it out of logs. */
    @Override
    public String toString() {
        return "Identity";
    }
}
