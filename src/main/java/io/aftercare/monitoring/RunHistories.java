package io.aftercare.monitoring;

import io.aftercare.automation.PerformedActions;
import io.aftercare.common.Refusal;
import io.aftercare.response.Responses;
import io.aftercare.run.Runs;
import io.aftercare.survey.RunId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Puts together what the record, the engine and the follow-ups know of a run, in a fixed number of statements. */
@Service
public class RunHistories {

    private final Runs runs;
    private final Responses responses;
    private final EngineHistory engine;
    private final PerformedActions actions;
    private final Clock clock;

    RunHistories(Runs runs, Responses responses, EngineHistory engine, PerformedActions actions, Clock clock) {
        this.runs = runs;
        this.responses = responses;
        this.engine = engine;
        this.actions = actions;
        this.clock = clock;
    }

    /** @throws Refusal {@code unknown-run} */
    public RunHistory of(RunId id) {
        var run = runs.record(id);
        var answers = responses.all(id);
        var key = run.processInstanceKey();
        var instances = key == null ? List.<InstanceHistory>of() : instances(key);
        var story = Story.of(runs.timeline(run, answers), instances, actions.of(id), clock.instant());
        return new RunHistory(run, answers, story, engine.reach(), instances);
    }

    /** None while the engine does not answer: the record is shown all the same, and {@link Reach} says why. */
    private List<InstanceHistory> instances(long key) {
        try {
            return engine.tree(key);
        } catch (Refusal away) {
            return List.of();
        }
    }
}
