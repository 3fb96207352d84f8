package io.aftercare.wave;

import io.aftercare.engine.JobFailure;
import io.aftercare.run.DueRun;
import io.aftercare.run.RunBatch;
import io.aftercare.survey.ScheduledSurvey;
import io.aftercare.survey.ScheduledSurveys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of {@code bpmn/survey-wave.bpmn}. Each is one transaction under the wave's lock, and done again it does nothing
 * twice.
 */
@Service
public class WaveSteps {

    /** A mail that should have left so long ago waits for the same hour of another day. */
    private static final Duration TOLERANCE = Duration.ofHours(1);

    private static final int PATIENCE = 5;

    private final WaveRepository waves;
    private final WaveSelection selection;
    private final ScheduledSurveys surveys;
    private final RunBatch runs;
    private final WaveSettings settings;
    private final Clock clock;

    WaveSteps(
            WaveRepository waves,
            WaveSelection selection,
            ScheduledSurveys surveys,
            RunBatch runs,
            WaveSettings settings,
            Clock clock) {
        this.waves = waves;
        this.selection = selection;
        this.surveys = surveys;
        this.runs = runs;
        this.settings = settings;
        this.clock = clock;
    }

    /** Writes down whom the wave asks; nobody when the survey is not live. @return how many runs are to be started */
    @Transactional
    public long select(WaveId id) {
        var wave = locked(id);
        if (wave.state() == WaveState.DUE) {
            var now = clock.instant();
            var recipients = surveys.find(wave.surveyId())
                    .map(survey -> selection.select(wave, survey, now))
                    .orElse(0);
            waves.markSelected(id, recipients, now);
        }
        return waves.remaining(id);
    }

    /** Starts some of the runs, if the engine has taken those before. */
    @Transactional
    public WaveStep start(WaveId id) {
        var wave = locked(id);
        if (wave.state() != WaveState.STARTING) {
            return new WaveStep.Started(0, settings.pause());
        }
        var survey = surveys.find(wave.surveyId());
        if (survey.isEmpty()) {
            waves.stop(id, clock.instant());
            return new WaveStep.Stopped();
        }
        return start(wave, survey.get());
    }

    private WaveStep start(Wave wave, ScheduledSurvey survey) {
        var room = Math.min(settings.batch(), settings.onTheWay() - runs.onTheirWay());
        if (room <= 0) {
            return new WaveStep.Started(
                    waves.remaining(wave.id()), settings.pause().multipliedBy(PATIENCE));
        }
        var due = inTime(waves.next(wave.id(), room), wave, survey);
        waves.mark(due, runs.start(survey.survey(), due));
        return new WaveStep.Started(waves.remaining(wave.id()), settings.pause());
    }

    private List<DueRun> inTime(List<Recipient> due, Wave wave, ScheduledSurvey survey) {
        var now = clock.instant();
        var turns = new Turns(survey.survey().definition().schedule());
        return due.stream()
                .map(recipient -> wave.early() ? recipient.run() : inTime(recipient, turns, now))
                .toList();
    }

    private static DueRun inTime(Recipient recipient, Turns turns, Instant now) {
        var run = recipient.run();
        return run.sendAt().isBefore(now.minus(TOLERANCE))
                ? new DueRun(run.id(), run.contactId(), turns.postponed(run.sendAt(), now, recipient.zone()))
                : run;
    }

    /** All its runs were started. */
    @Transactional
    public void finish(WaveId id) {
        waves.markEnded(id, WaveState.STARTED, clock.instant());
    }

    private Wave locked(WaveId id) {
        return waves.lock(id).orElseThrow(() -> new JobFailure("There is no wave %s on record.".formatted(id)));
    }
}
