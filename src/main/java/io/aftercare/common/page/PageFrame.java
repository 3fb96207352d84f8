package io.aftercare.common.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page: {@code $frame} in the templates.
 *
 * @param viewer null when nobody is signed in
 * @param csrf the token that every change must carry; empty where nobody can change anything
 * @param version changes with the scripts and styles, so that browsers may keep them
 * @param notice what the last action did, shown once
 * @param allowed the authorities of the viewer; a page leaves out what the viewer may not do
 */
public record PageFrame(
        @Nullable Viewer viewer,
        String csrf,
        String version,
        List<Entry> work,
        List<Entry> settings,
        @Nullable String notice,
        List<String> allowed) {

    /** A navigation item as this viewer sees it. */
    public record Entry(String label, String path, String icon, boolean current) {}

    /** Whether the viewer may do what needs this authority. */
    public boolean may(String authority) {
        return allowed.contains(authority);
    }
}
