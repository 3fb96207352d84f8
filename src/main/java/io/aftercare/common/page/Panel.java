package io.aftercare.common.page;

/**
 * A part of a page about a {@code T} that another module than the page's own gives. Modules offer theirs as ordered
 * beans.
 */
public interface Panel<T> {

    String title();

    /** What one must be allowed to see it. */
    String authority();

    /** The name of its template, which reads {@link #content} as {@code $panel.content()}. */
    String template();

    /** What its template shows of the subject. */
    Object content(T subject);

    /** Whether there is anything to show. */
    default boolean isShown(Object content) {
        return true;
    }
}
