package io.aftercare.mending.web;

import io.aftercare.common.page.PageController;
import io.aftercare.identity.SignedInUser;
import io.aftercare.mending.Mending;
import io.aftercare.survey.RunId;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the page of a run lets people do to it. */
@PageController
@RequestMapping("/runs/{id}")
@PreAuthorize("hasAuthority('runs:write')")
class RunActionPages {

    private final Mending mending;
    private final VariableInput input;

    RunActionPages(Mending mending, VariableInput input) {
        this.mending = mending;
        this.input = input;
    }

    @PostMapping("/incidents/{key}/retry")
    String retry(
            @PathVariable UUID id,
            @PathVariable long key,
            @AuthenticationPrincipal SignedInUser viewer,
            RedirectAttributes redirect) {
        return Told.redirect(path(id), redirect, "It is tried again.", () -> mending.retry(key, viewer.email()));
    }

    @PostMapping("/incidents/{key}/correct")
    String correct(
            @PathVariable UUID id,
            @PathVariable long key,
            @RequestParam String variable,
            @RequestParam String value,
            @AuthenticationPrincipal SignedInUser viewer,
            RedirectAttributes redirect) {
        return Told.redirect(path(id), redirect, "The variable is set, and it is tried again.", () -> {
            mending.correct(key, input.name(variable), input.value(value), viewer.email());
            mending.retry(key, viewer.email());
        });
    }

    @PostMapping("/withdraw")
    String withdraw(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser viewer, RedirectAttributes redirect) {
        return Told.redirect(
                path(id), redirect, "The run is withdrawn.", () -> mending.withdraw(new RunId(id), viewer.email()));
    }

    @PostMapping("/send-now")
    String sendNow(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser viewer, RedirectAttributes redirect) {
        return Told.redirect(
                path(id),
                redirect,
                "The survey is to be sent now. The run's state says what came of it.",
                () -> mending.sendNow(new RunId(id), viewer.email()));
    }

    @PostMapping("/move")
    String move(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser viewer, RedirectAttributes redirect) {
        return Told.redirect(
                path(id),
                redirect,
                "The run follows the newest version of its process.",
                () -> mending.move(new RunId(id), viewer.email()));
    }

    private static String path(UUID id) {
        return "/runs/" + id;
    }
}
