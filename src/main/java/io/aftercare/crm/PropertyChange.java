package io.aftercare.crm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a contact's property.
 *
 * @param id counts the changes, and is the cursor of a page of them
 * @param name of the property
 * @param oldValue as text; null where there was none
 * @param newValue as text; null when it was taken away
 * @param cause what brought it about: {@code contact-put}, {@code contact-import}, {@code property-deleted},
 *     {@link #EDITED_BY} and a user's mail address, or {@link #ANSWERED} or {@link #FOLLOWED_UP} and the run
 */
public record PropertyChange(
        long id,
        String name,
        @Nullable String oldValue,
        @Nullable String newValue,
        String cause,
        Instant changedAt) {

    /** Begins the cause of what a person changed. */
    public static final String EDITED_BY = "contact-edit:";

    /** Begins the cause of what an answer wrote. */
    public static final String ANSWERED = "survey-run:";

    /** Begins the cause of what the follow-up of an answer wrote. */
    public static final String FOLLOWED_UP = "follow-up:";
}
