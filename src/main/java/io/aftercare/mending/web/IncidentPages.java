package io.aftercare.mending.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.Refusal;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.identity.SignedInUser;
import io.aftercare.mending.IncidentRetries;
import io.aftercare.mending.Incidents;
import io.aftercare.mending.Mending;
import io.aftercare.mending.StoppedRun;
import io.aftercare.monitoring.EngineHistory;
import io.aftercare.monitoring.IncidentGroup;
import io.aftercare.monitoring.IncidentKind;
import io.aftercare.monitoring.Reach;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What stands still, and trying it again. */
@PageController
@RequestMapping(IncidentPages.PATH)
class IncidentPages {

    static final String PATH = "/incidents";

    private final Incidents incidents;
    private final IncidentRetries retries;
    private final Mending mending;
    private final EngineHistory history;

    IncidentPages(Incidents incidents, IncidentRetries retries, Mending mending, EngineHistory history) {
        this.incidents = incidents;
        this.retries = retries;
        this.mending = mending;
        this.history = history;
    }

    /** As the page shows it. @param next the address of the next page, null on the last one */
    public record Shown(
            List<IncidentGroup> groups,
            List<StoppedRun> runs,
            @Nullable String next,
            Reach reach) {

        /** What to do about incidents. */
        public String hint(IncidentGroup group) {
            return Hints.of(isWave(group), group.kind().errorType());
        }

        /** How many stand still, in words. */
        public String stopped(IncidentGroup group) {
            var what = isWave(group) ? "wave" : "run";
            return group.count() == 1
                    ? "1 %s stands still".formatted(what)
                    : "%d %ss stand still".formatted(group.count(), what);
        }

        /** What an incident says; null where its group above says just that. */
        public @Nullable String why(StoppedRun stopped) {
            var incident = stopped.incident().incident();
            var kind = new IncidentKind(incident.processId(), incident.elementId(), incident.errorType());
            var said = groups.stream()
                    .filter(group -> group.kind().equals(kind))
                    .anyMatch(group -> group.count() > 1 && group.messages().equals(List.of(incident.message())));
            return said ? null : incident.message();
        }

        private static boolean isWave(IncidentGroup group) {
            return Incidents.isWave(group.kind());
        }
    }

    @Bean
    static NavigationItem incidentsInNavigation() {
        return new NavigationItem(Group.WORK, 22, "Incidents", PATH, "alert-triangle", "runs:read");
    }

    @GetMapping
    @PreAuthorize("hasAuthority('runs:read')")
    ModelAndView list(@RequestParam(required = false) @Nullable Long before) {
        var page = incidents.list(null, before, CursorPage.DEFAULT_SIZE);
        var next = page.next() == null ? null : PATH + "?before=" + page.next();
        var shown = new Shown(incidents.groups(), page.items(), next, history.reach());
        return new ModelAndView("mending/incidents", "shown", shown);
    }

    @PostMapping("/retry")
    @PreAuthorize("hasAuthority('runs:write')")
    String retryAll(
            @RequestParam String processId,
            @RequestParam String elementId,
            @RequestParam String errorType,
            @AuthenticationPrincipal SignedInUser viewer,
            RedirectAttributes redirect) {
        try {
            var id = retries.start(new IncidentKind(processId, elementId, errorType), viewer.email());
            return "redirect:%s/retries/%s".formatted(PATH, id);
        } catch (Refusal refusal) {
            return Notice.redirect(PATH, redirect, String.valueOf(refusal.getMessage()));
        }
    }

    @GetMapping("/retries/{id}")
    @PreAuthorize("hasAuthority('runs:read')")
    ModelAndView progress(@PathVariable UUID id) {
        return new ModelAndView("mending/retry", "retry", retries.get(id));
    }

    @PostMapping("/{key}/retry")
    @PreAuthorize("hasAuthority('runs:write')")
    String retry(@PathVariable long key, @AuthenticationPrincipal SignedInUser viewer, RedirectAttributes redirect) {
        return Told.redirect(PATH, redirect, "It is tried again.", () -> mending.retry(key, viewer.email()));
    }
}
