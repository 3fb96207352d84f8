package io.aftercare.survey;

import java.util.Collection;
import java.util.Map;

/** What surveys need to know of their runs. */
public interface OpenRuns {

    /**
     * Runs of a survey that are not over.
     *
     * @param runs how many
     * @param answered how many of them were answered, so that what follows is at work
     */
    record Open(long runs, long answered) {

        public static final Open NONE = new Open(0, 0);

        /** What deleting the survey does to them. */
        public String deletion() {
            if (runs == 0) {
                return "No run is open. Its answers are kept, and its name is free again.";
            }
            var words = new StringBuilder(
                    runs == 1
                            ? "1 run is open: it is withdrawn."
                            : "%d runs are open: they are withdrawn.".formatted(runs));
            var waiting = runs - answered;
            if (waiting > 0) {
                words.append(waiting == 1 ? " 1 customer can" : " %d customers can".formatted(waiting))
                        .append(" no longer answer.");
            }
            if (answered > 0) {
                words.append(
                        answered == 1
                                ? " 1 was answered: what follows the answer stops, and its open tasks are withdrawn."
                                : " %d were answered: what follows the answers stops, and their open tasks are withdrawn."
                                        .formatted(answered));
            }
            return words.append(" Answers that were given are kept.").toString();
        }
    }

    /** How many runs of the survey are not over: what deleting it withdraws. */
    long count(SurveyId id);

    /** Those of many surveys in one statement; surveys without open runs are left out. */
    Map<SurveyId, Open> counts(Collection<SurveyId> ids);
}
