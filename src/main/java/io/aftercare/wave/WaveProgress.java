package io.aftercare.wave;

import java.util.Map;

/**
 * What became of the recipients of a wave.
 *
 * @param selected all of them
 * @param waiting whose run is not started yet
 * @param scheduled whose run waits for its hour
 * @param sent who were mailed, those who answered included
 * @param answered who gave a score
 * @param cameBack of those who were mailed, whose mail came back
 * @param skipped who were not mailed, by reason: a key of {@link io.aftercare.run.SkipReason}, or {@code run-open} for a
 *     contact with an open run of the survey, or {@code wave-stopped}
 */
public record WaveProgress(
        long selected,
        long waiting,
        long scheduled,
        long sent,
        long answered,
        long cameBack,
        Map<String, Long> skipped) {

    static final WaveProgress NONE = new WaveProgress(0, 0, 0, 0, 0, 0, Map.of());

    public WaveProgress {
        skipped = Map.copyOf(skipped);
    }

    /** Those of whom it is clear whether they were mailed, in per cent of all; 100 when there is nobody. */
    public long percentDone() {
        return selected == 0 ? 100 : 100 * (selected - waiting - scheduled) / selected;
    }
}
