package io.aftercare.home;

import io.aftercare.common.Refusal;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.PageController;
import io.aftercare.identity.Scope;
import io.aftercare.identity.SignedInUser;
import io.aftercare.identity.Teams;
import io.aftercare.identity.UserId;
import io.aftercare.insight.Figures;
import io.aftercare.insight.LatestAnswers;
import io.aftercare.insight.ShownAnswer;
import io.aftercare.insight.SurveyFigures;
import io.aftercare.insight.WeekFigures;
import io.aftercare.mending.Incidents;
import io.aftercare.run.Runs;
import io.aftercare.survey.SurveyRow;
import io.aftercare.survey.SurveyStatus;
import io.aftercare.survey.Surveys;
import io.aftercare.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

@PageController
@PreAuthorize("hasAuthority('surveys:read')")
class HomeController {

    private static final int LIVE_SURVEYS = 6;
    private static final int ANSWERS = 10;

    private final Surveys surveys;
    private final SurveyFigures figures;
    private final LatestAnswers answers;
    private final Runs runs;
    private final Incidents incidents;
    private final Tasks tasks;
    private final Teams teams;
    private final Clock clock;

    HomeController(
            Surveys surveys,
            SurveyFigures figures,
            LatestAnswers answers,
            Runs runs,
            Incidents incidents,
            Tasks tasks,
            Teams teams,
            Clock clock) {
        this.surveys = surveys;
        this.figures = figures;
        this.answers = answers;
        this.runs = runs;
        this.incidents = incidents;
        this.tasks = tasks;
        this.teams = teams;
        this.clock = clock;
    }

    @Bean
    static NavigationItem homeInNavigation() {
        return new NavigationItem(Group.WORK, 0, "Home", "/", "home", "surveys:read");
    }

    @GetMapping("/")
    ModelAndView home(@AuthenticationPrincipal SignedInUser viewer) {
        var now = clock.instant();
        var theirs = teams.namesOf(new UserId(viewer.id()));
        var live = surveys.search(null, SurveyStatus.LIVE, null, LIVE_SURVEYS);
        var latest = answers.list(null, ANSWERS).map(ShownAnswer::new).items();
        return new ModelAndView("home/home")
                .addObject("live", cards(live.items()))
                .addObject("more", live.next() != null)
                .addObject("tasks", counted(viewer, () -> tasks.openOf(viewer.email())))
                .addObject("teamTasks", theirs.isEmpty() ? null : counted(viewer, () -> tasks.openFor(theirs)))
                .addObject("incidents", stopped())
                .addObject("work", runs.openWork(now.minus(Duration.ofDays(7))))
                .addObject("today", answers.countSince(now.minus(Duration.ofDays(1))))
                .addObject("answers", latest);
    }

    /** How many runs stand still; a question mark while the engine cannot be asked. */
    private String stopped() {
        try {
            return String.valueOf(incidents.count());
        } catch (Refusal away) {
            return "?";
        }
    }

    /** How many tasks, a question mark as above; null for somebody who does no tasks. */
    private static @Nullable String counted(SignedInUser viewer, IntSupplier count) {
        if (!viewer.role().scopes().contains(Scope.TASKS_READ)) {
            return null;
        }
        try {
            var open = count.getAsInt();
            return open < Tasks.MOST_COUNTED ? String.valueOf(open) : Tasks.MOST_COUNTED + " or more";
        } catch (Refusal away) {
            return "?";
        }
    }

    private List<LiveSurvey> cards(List<SurveyRow> live) {
        var ids = live.stream().map(SurveyRow::id).toList();
        var totals = figures.of(ids, SurveyFigures.PERIOD);
        var weeks = figures.weekly(ids, SurveyFigures.PERIOD);
        return live.stream()
                .flatMap(survey -> Optional.ofNullable(totals.get(survey.id()))
                        .map(total -> card(survey, total, weeks.getOrDefault(survey.id(), List.of())))
                        .stream())
                .toList();
    }

    private static LiveSurvey card(SurveyRow survey, Figures figures, List<WeekFigures> weeks) {
        var trend = Trend.of(survey.type(), weeks).orElse(null);
        return new LiveSurvey(survey, figures, trend);
    }
}
