package io.aftercare.segment;

/** How far a segment reaches. */
public enum Reach {
    NOBODY,
    SOME,
    EVERYBODY;

    /**
     * @param reached whether a contact is in the segment
     * @param missed whether a contact is not
     */
    static Reach of(boolean reached, boolean missed) {
        if (!reached) {
            return NOBODY;
        }
        return missed ? SOME : EVERYBODY;
    }
}
