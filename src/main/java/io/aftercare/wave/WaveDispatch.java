package io.aftercare.wave;

import io.aftercare.engine.EngineMessage;
import io.aftercare.engine.EngineMessages;
import io.aftercare.engine.MessageName;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.survey.ScheduledSurvey;
import io.aftercare.survey.ScheduledSurveys;
import io.aftercare.survey.SurveyId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts the wave of each survey's day, once, and tells the engine in the same transaction. */
@Component
class WaveDispatch {

    /** While an earlier wave of the survey is at work the engine keeps the message. */
    private static final Duration TIME_TO_LIVE = Duration.ofHours(12);

    private final WaveRepository waves;
    private final ScheduledSurveys surveys;
    private final EngineMessages engine;
    private final Clock clock;

    WaveDispatch(WaveRepository waves, ScheduledSurveys surveys, EngineMessages engine, Clock clock) {
        this.waves = waves;
        this.surveys = surveys;
        this.engine = engine;
        this.clock = clock;
    }

    /** Starts the waves that are due now and have not been started. @return how many */
    @Transactional
    public int startDue() {
        var now = clock.instant();
        remind(now);
        return (int) surveys.list().stream()
                .filter(survey -> startToday(survey, now))
                .count();
    }

    private boolean startToday(ScheduledSurvey survey, Instant now) {
        var turns = new Turns(survey.survey().definition().schedule());
        return turns.isDue(now)
                && start(survey.survey().id(), turns.today(now), false, null).isPresent();
    }

    /** @return empty if the survey has a wave of that day already */
    @Transactional
    public Optional<Wave> start(SurveyId survey, LocalDate day, boolean early, @Nullable String by) {
        var now = clock.instant();
        var wave = new Wave(WaveId.next(), survey, day, early, WaveState.DUE, null, by, now, null, null);
        if (!waves.insert(wave)) {
            return Optional.empty();
        }
        engine.publish(message(wave, survey + ":" + day));
        return Optional.of(wave);
    }

    /** The engine forgets a message that it could not deliver for long, for instance while a wave stood at an incident. */
    private void remind(Instant now) {
        engine.publish(waves.takeForgotten(now.minus(TIME_TO_LIVE).minus(Duration.ofHours(1)), now).stream()
                .map(wave -> message(wave, wave.id() + ":" + now.toEpochMilli()))
                .toList());
    }

    private static EngineMessage message(Wave wave, String id) {
        return new EngineMessage(
                MessageName.WAVE_DUE,
                wave.surveyId().toString(),
                MessageName.WAVE_DUE + ":" + id,
                TIME_TO_LIVE,
                Map.of(
                        ProcessVariable.SURVEY_ID, wave.surveyId().toString(),
                        ProcessVariable.WAVE_ID, wave.id().toString()));
    }
}
