package io.aftercare.task.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.PageController;
import io.aftercare.crm.SearchText;
import io.aftercare.identity.SignedInUser;
import io.aftercare.identity.Teams;
import io.aftercare.identity.UserId;
import io.aftercare.task.TaskCursor;
import io.aftercare.task.Tasks;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/** The lists of tasks. */
@PageController
@PreAuthorize("hasAuthority('tasks:read')")
class TaskListPages {

    /** A tab above the list. */
    public record Tab(String label, String path, boolean chosen) {}

    private final Tasks tasks;
    private final Teams teams;
    private final Clock clock;

    TaskListPages(Tasks tasks, Teams teams, Clock clock) {
        this.tasks = tasks;
        this.teams = teams;
        this.clock = clock;
    }

    @Bean
    static NavigationItem tasksInNavigation() {
        return new NavigationItem(Group.WORK, 30, "Tasks", "/tasks", "clipboard-list", "tasks:read");
    }

    @GetMapping("/tasks")
    ModelAndView list(
            @RequestParam(defaultValue = "mine") String tab,
            @RequestParam(required = false) @Nullable @SearchText String search,
            @RequestParam(required = false) @Nullable String after,
            @AuthenticationPrincipal SignedInUser viewer) {
        var chosen = TaskTab.ofKey(tab);
        var theirs = teams.namesOf(new UserId(viewer.id()));
        var page = tasks.list(
                chosen.filter(viewer.email(), theirs, search),
                after == null ? null : TaskCursor.of(after),
                CursorPage.DEFAULT_SIZE);
        var asked = Objects.requireNonNullElse(search, "");
        var mine = tasks.openOf(viewer.email());
        var ofTeams = tasks.openFor(theirs);
        return new ModelAndView("task/tasks")
                .addObject("ofTeams", counted(ofTeams))
                .addObject("teamsHaveSome", ofTeams > 0)
                .addObject("tab", chosen.key())
                .addObject("tabs", tabs(chosen, asked, mine, ofTeams))
                .addObject("search", asked)
                .addObject("teams", theirs)
                .addObject("known", tasks.areKnown())
                .addObject("searchedIn", searchedIn())
                .addObject("silentSince", tasks.silentSince().orElse(null))
                .addObject("tasks", ShownTask.of(page.items(), clock.instant(), viewer.email()))
                .addObject("next", page.next() == null ? null : path(chosen, asked) + "&after=" + page.next());
    }

    /** Null for the whole list. */
    private @Nullable String searchedIn() {
        var most = tasks.mostSearched();
        return most == null ? null : String.format(Locale.ENGLISH, "%,d", most);
    }

    private List<Tab> tabs(TaskTab chosen, String search, int mine, int ofTeams) {
        return Arrays.stream(TaskTab.values())
                .map(tab -> new Tab(label(tab, mine, ofTeams), path(tab, search), tab == chosen))
                .toList();
    }

    private static String label(TaskTab tab, int mine, int ofTeams) {
        return switch (tab) {
            case MINE -> "%s (%s)".formatted(tab.label(), counted(mine));
            case TEAMS -> "%s (%s)".formatted(tab.label(), counted(ofTeams));
            case ALL, DONE -> tab.label();
        };
    }

    private static String counted(int open) {
        return open < Tasks.MOST_COUNTED ? String.valueOf(open) : Tasks.MOST_COUNTED + " or more";
    }

    private static String path(TaskTab tab, String search) {
        return "/tasks?tab=" + tab.key() + (search.isEmpty() ? "" : "&search=" + UriUtils.encode(search, "UTF-8"));
    }
}
