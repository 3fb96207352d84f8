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
        return new ModelAndView("task/tasks")
                .addObject("tab", chosen.key())
                .addObject("tabs", tabs(chosen, asked, viewer.email(), theirs))
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

    private List<Tab> tabs(TaskTab chosen, String search, String user, List<String> teams) {
        return Arrays.stream(TaskTab.values())
                .map(tab -> new Tab(label(tab, user, teams), path(tab, search), tab == chosen))
                .toList();
    }

    private String label(TaskTab tab, String user, List<String> teams) {
        return switch (tab) {
            case MINE -> counted(tab, tasks.openOf(user));
            case TEAMS -> counted(tab, tasks.openFor(teams));
            case ALL, DONE -> tab.label();
        };
    }

    private static String counted(TaskTab tab, int open) {
        return open < Tasks.MOST_COUNTED
                ? "%s (%d)".formatted(tab.label(), open)
                : "%s (%d or more)".formatted(tab.label(), Tasks.MOST_COUNTED);
    }

    private static String path(TaskTab tab, String search) {
        return "/tasks?tab=" + tab.key() + (search.isEmpty() ? "" : "&search=" + UriUtils.encode(search, "UTF-8"));
    }
}
