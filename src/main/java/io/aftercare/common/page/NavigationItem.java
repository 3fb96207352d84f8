package io.aftercare.common.page;

/**
 * An entry of the navigation. Modules offer theirs as beans.
 *
 * @param group which part of the navigation it stands in
 * @param order its place there, lowest first
 * @param path the page it opens; it is marked on every page below that path
 * @param icon the name of a Tabler icon that the build puts into the sprite
 * @param authority what one must be allowed to see it; empty for everybody
 */
public record NavigationItem(Group group, int order, String label, String path, String icon, String authority) {

    /** The parts of the navigation. */
    public enum Group {
        WORK,
        SETTINGS
    }
}
