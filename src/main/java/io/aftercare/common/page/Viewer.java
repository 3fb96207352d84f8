package io.aftercare.common.page;

/** Who looks at a page, as the frame shows them. */
public interface Viewer {

    String name();

    String email();

    /** What the viewer is, in one word. */
    String roleName();
}
