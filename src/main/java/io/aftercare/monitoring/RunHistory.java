package io.aftercare.monitoring;

import io.aftercare.response.Answer;
import io.aftercare.run.SurveyRun;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one run.
 *
 * @param answers all that were given, the first one first
 * @param story what happened, in order
 * @param reach how far the engine's word reaches
 * @param instances the run's process and those it called, callers first; none where the engine has told nothing of it
 */
public record RunHistory(
        SurveyRun run, List<Answer> answers, List<Happening> story, Reach reach, List<InstanceHistory> instances) {

    /** The run's own process. */
    public Optional<InstanceHistory> own() {
        return instances.stream().findFirst();
    }

    /** One of its processes. */
    public Optional<InstanceHistory> instance(long key) {
        return instances.stream().filter(each -> each.instance().key() == key).findFirst();
    }

    /** Those that a process of it called. */
    public List<InstanceHistory> calledBy(long key) {
        return instances.stream()
                .filter(each -> {
                    var caller = each.instance().calledBy();
                    return caller != null && caller == key;
                })
                .toList();
    }

    /** Whether nothing more happens to it, for all that is known. */
    public boolean isOver() {
        return run.completedAt() != null
                && instances.stream().allMatch(each -> each.instance().endedAt() != null);
    }

    public boolean hasOpenIncident() {
        return instances.stream().flatMap(each -> each.incidents().stream()).anyMatch(Incident::isOpen);
    }
}
