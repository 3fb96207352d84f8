package io.aftercare.wave;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.CursorPage;
import io.aftercare.common.Refusal;
import io.aftercare.survey.PublishedSurvey;
import io.aftercare.survey.ScheduledSurvey;
import io.aftercare.survey.ScheduledSurveys;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The waves of surveys: those that were, and those to come. */
@Service
public class Waves {

    private static final int SHOWN = 10;

    private final WaveRepository waves;
    private final WaveProgresses progresses;
    private final WaveSelection selection;
    private final WaveDispatch dispatch;
    private final ScheduledSurveys surveys;
    private final Clock clock;

    Waves(
            WaveRepository waves,
            WaveProgresses progresses,
            WaveSelection selection,
            WaveDispatch dispatch,
            ScheduledSurveys surveys,
            Clock clock) {
        this.waves = waves;
        this.progresses = progresses;
        this.selection = selection;
        this.dispatch = dispatch;
        this.surveys = surveys;
        this.clock = clock;
    }

    /** The waves of a survey, the newest day first; two statements. @param before null for the first page */
    public CursorPage<WaveView> list(SurveyId survey, @Nullable LocalDate before, int size) {
        var page = CursorPage.of(waves.list(survey, before, size + 1), size, Wave::day);
        var progress = progresses.of(page.items().stream().map(Wave::id).toList());
        return page.map(wave -> new WaveView(wave, progress.getOrDefault(wave.id(), WaveProgress.NONE)));
    }

    /** @throws Refusal {@code unknown-wave} */
    public WaveView get(SurveyId survey, WaveId id) {
        return waves.find(id)
                .filter(wave -> wave.surveyId().equals(survey))
                .map(wave -> new WaveView(wave, progresses.of(List.of(id)).getOrDefault(id, WaveProgress.NONE)))
                .orElseThrow(() -> Refusal.notFound(
                        "unknown-wave",
                        "The survey has no wave %s. Look for it in the list of its waves.".formatted(id)));
    }

    /** The next waves and how many contacts each would ask; none unless the survey is live and has a schedule. */
    public List<ExpectedWave> expected(SurveyId id) {
        return surveys.find(id)
                .map(survey -> selection.expected(survey, nextDays(survey), clock.instant()))
                .orElse(List.of());
    }

    /**
     * The wave that comes next and how many contacts it would ask if it were sent now, without those who were missed
     * lately; empty unless the survey is live and has a schedule.
     */
    public Optional<ExpectedWave> nextIfSentNow(SurveyId id) {
        return surveys.find(id)
                .map(survey -> selection.early(survey, nextDays(survey).getFirst(), clock.instant()));
    }

    /** The day of the wave that comes next, if the survey is live and has a schedule. */
    public Optional<LocalDate> next(SurveyId id) {
        return surveys.find(id).map(survey -> nextDays(survey).getFirst());
    }

    /**
     * The wave that would come next if the draft were published now, whether or not a version of it is live.
     *
     * @param draft one that may be published and has a schedule
     */
    public ExpectedWave ifPublished(SurveyId id, SurveyDefinition draft) {
        var now = clock.instant();
        var since = surveys.find(id).map(ScheduledSurvey::since).orElse(now);
        var survey = new ScheduledSurvey(new PublishedSurvey(id, 0, draft), since);
        return selection
                .expected(survey, List.of(nextDays(survey).getFirst()), now)
                .getFirst();
    }

    /**
     * For how many days a survey asks those afterwards whose turn was missed, as in a pause; empty when it does so however
     * long ago that was.
     */
    public static OptionalInt grace(SurveyDefinition definition) {
        return new Turns(definition.schedule()).grace(definition.fatigueDays());
    }

    private List<LocalDate> nextDays(ScheduledSurvey survey) {
        var turns = new Turns(survey.survey().definition().schedule());
        var now = clock.instant();
        var today = turns.today(now);
        var earliest = turns.isDue(now) ? today : today.plusDays(1);
        var first = waves.lastDay(survey.survey().id())
                .map(last -> last.plusDays(1))
                .filter(earliest::isBefore)
                .orElse(earliest);
        return turns.from(first, SHOWN);
    }

    /**
     * Sends the next wave now: those are asked at once whose turn would be on that day.
     *
     * @param day of the wave as the caller knows it: asked twice, it is sent once
     * @param by who sends it, as people read it
     * @throws Refusal {@code not-recurring} or {@code not-the-next-wave}
     */
    @Transactional
    @Audited(act = Act.SENT_NOW, kind = "wave", subject = "#result.wave().id()", detail = "'of survey ' + #id")
    public WaveView sendNow(SurveyId id, LocalDate day, String by) {
        var next = next(id).orElseThrow(() -> Refusal.conflict(
                "not-recurring", "The survey is not live, or has no schedule. Publish it with a schedule first."));
        return Optional.of(day)
                .filter(next::equals)
                .flatMap(wanted -> dispatch.start(id, wanted, true, by))
                .map(wave -> new WaveView(wave, WaveProgress.NONE))
                .orElseThrow(() -> Refusal.conflict(
                        "not-the-next-wave",
                        "The next wave is that of %s, not that of %s: it may have been sent meanwhile. Nothing was sent; look again."
                                .formatted(next, day)));
    }
}
