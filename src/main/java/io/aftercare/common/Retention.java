package io.aftercare.common;

import java.time.Instant;

/** One kind of data that is kept for a while only, if a period is set: {@code aftercare.privacy.keep.<kind>}. */
public interface Retention {

    /** In a word or two, with hyphens. */
    String kind();

    /** What it is and what becomes of it, for people. */
    String words();

    /**
     * Removes what is older, in the caller's transaction.
     *
     * @param most how many at a time
     * @return how many there were; as many as the limit when there may be more
     */
    int remove(Instant before, int most);

    /** What respondents wrote: one kind, with a part for each place that has it or a copy. */
    interface OfComments extends Retention {

        @Override
        default String kind() {
            return "comments";
        }

        @Override
        default String words() {
            return "What respondents wrote, with its copies on contacts and in their history. Scores stay.";
        }
    }
}
