package io.aftercare.run;

/**
 * How many runs are in a state.
 *
 * @param runs at most {@value #MOST}: further ones are not counted
 * @param more whether there are more than that
 */
public record StateCount(RunState state, int runs, boolean more) {

    /** What is counted takes milliseconds, however many runs there are. */
    public static final int MOST = 10_000;

    static StateCount of(RunState state, int counted) {
        return new StateCount(state, Math.min(counted, MOST), counted > MOST);
    }
}
