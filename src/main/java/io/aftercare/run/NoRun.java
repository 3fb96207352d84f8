package io.aftercare.run;

import io.aftercare.common.NameList;
import io.aftercare.survey.PipelineSurvey;
import io.aftercare.survey.SurveyStatus;
import io.aftercare.survey.Surveys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why a ticket has no run: what is known of its surveys now says it, as far as it can be said. */
@Component
public class NoRun {

    /** A run is there seconds after its ticket was closed, unless something is wrong. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private final Surveys surveys;
    private final Clock clock;

    NoRun(Surveys surveys, Clock clock) {
        this.surveys = surveys;
        this.clock = clock;
    }

    /** Whether the ticket was closed so lately that its runs may be about to start. */
    public boolean isUnderWay(@Nullable Instant closedAt) {
        return closedAt != null && closedAt.plus(UNDER_WAY).isAfter(clock.instant());
    }

    /**
     * In plain words; of a ticket that has no run.
     *
     * @param closedAt null while it is open
     */
    public String why(String pipeline, @Nullable Instant closedAt) {
        var candidates = surveys.ofPipeline(pipeline);
        var live = candidates.stream()
                .filter(survey -> survey.status() == SurveyStatus.LIVE)
                .toList();
        if (live.isEmpty()) {
            return notLive(pipeline, candidates);
        }
        if (closedAt == null) {
            return "The ticket is open. Closing it starts %s.".formatted(names(live));
        }
        if (live.stream().allMatch(survey -> isAfter(survey.publishedAt(), closedAt))) {
            return "The ticket was closed before %s went live. Only tickets that close from then on are asked about."
                    .formatted(names(live));
        }
        if (isUnderWay(closedAt)) {
            return "%s %s just being started. That takes a moment."
                    .formatted(names(live), live.size() == 1 ? "is" : "are");
        }
        return live.size() == 1
                ? "%s is live, and yet there is no run. It may have been paused when the ticket closed; or the engine is "
                                .formatted(names(live))
                        + "away, and the run starts as soon as it is back."
                : "%s are live, and yet there is no run. They may have been paused when the ticket closed; or the engine "
                                .formatted(names(live))
                        + "is away, and the runs start as soon as it is back.";
    }

    private static String notLive(String pipeline, List<PipelineSurvey> candidates) {
        return candidates.isEmpty()
                ? "No survey is for tickets of the pipeline '%s'. Choose it on the tab Recipients of a survey."
                        .formatted(pipeline)
                : "No survey of the pipeline '%s' is live: %s."
                        .formatted(
                                pipeline,
                                candidates.stream()
                                        .map(survey -> "%s is %s"
                                                .formatted(
                                                        quoted(survey),
                                                        survey.status() == SurveyStatus.PAUSED ? "paused" : "a draft"))
                                        .collect(Collectors.joining(", ")));
    }

    private static boolean isAfter(@Nullable Instant published, Instant closedAt) {
        return published != null && published.isAfter(closedAt);
    }

    private static String names(List<PipelineSurvey> live) {
        return NameList.of(live.stream().map(PipelineSurvey::name).toList());
    }

    private static String quoted(PipelineSurvey survey) {
        return "“" + survey.name() + "”";
    }
}
