package io.aftercare.site;

/**
 * A site with its secret as it was just made.
 *
 * @param secret this is the only time it is seen
 */
public record SiteSecret(Site site, String secret) {

    /** Leaves the secret out of logs. */
    @Override
    public String toString() {
        return site.toString();
    }
}
