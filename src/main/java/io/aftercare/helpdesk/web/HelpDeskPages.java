package io.aftercare.helpdesk.web;

import static io.aftercare.helpdesk.web.HelpDeskViews.HELP_DESKS;

import io.aftercare.common.Refusal;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Submission;
import io.aftercare.crm.Pipelines;
import io.aftercare.helpdesk.DeliveryState;
import io.aftercare.helpdesk.HelpDeskId;
import io.aftercare.helpdesk.HelpDesks;
import io.aftercare.helpdesk.web.HelpDeskForms.HelpDeskForm;
import io.aftercare.helpdesk.web.HelpDeskForms.SampleForm;
import io.aftercare.helpdesk.web.HelpDeskForms.SecretForm;
import io.aftercare.helpdesk.web.HelpDeskViews.HelpDeskPage;
import io.aftercare.helpdesk.web.HelpDeskViews.Sample;
import io.aftercare.identity.SignedInUser;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one help desk: how to connect it, what it delivered, and what can be done with it. */
@PageController
@RequestMapping(HELP_DESKS + "/{id}")
class HelpDeskPages {

    private static final int SHOWN = 20;

    private final HelpDesks desks;
    private final Pipelines pipelines;

    HelpDeskPages(HelpDesks desks, Pipelines pipelines) {
        this.desks = desks;
        this.pipelines = pipelines;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('settings:read')")
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable DeliveryState state,
            @RequestParam(required = false) @Nullable UUID after) {
        return page(id, null, Faults.none(), state, after, Sample.NONE);
    }

    @PostMapping
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView change(
            @PathVariable UUID id,
            @Valid @ModelAttribute HelpDeskForm form,
            BindingResult result,
            RedirectAttributes redirect,
            @AuthenticationPrincipal SignedInUser viewer) {
        return Submission.of(result, faults -> page(id, form, faults, null, null, Sample.NONE), () -> {
            desks.change(new HelpDeskId(id), form.change(), viewer.email());
            return Notice.redirect(path(id), redirect, "Saved. Replay what failed before.");
        });
    }

    @PostMapping("/secret")
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView changeSecret(
            @PathVariable UUID id,
            @Valid @ModelAttribute SecretForm form,
            BindingResult result,
            RedirectAttributes redirect,
            @AuthenticationPrincipal SignedInUser viewer) {
        return Submission.shown(
                result,
                faults -> page(id, null, faults, null, null, Sample.NONE),
                () -> HelpDeskViews.secret(
                        desks.changeSecret(new HelpDeskId(id), given(id, form), viewer.email()),
                        "The secret is changed. Calls that are signed with the one before are refused.",
                        redirect));
    }

    /** One that is made here would be known to nobody where the help desk makes its own. */
    private @Nullable String given(UUID id, SecretForm form) {
        if (form.value() == null && desks.get(new HelpDeskId(id)).kind().makesSecret()) {
            throw Refusal.unprocessable("no-secret", "Paste the secret that the help desk made. Nothing was changed.");
        }
        return form.value();
    }

    @PostMapping("/read")
    @PreAuthorize("hasAuthority('settings:read')")
    ModelAndView read(@PathVariable UUID id, @Valid @ModelAttribute SampleForm form, BindingResult result) {
        return Submission.shown(
                result, faults -> page(id, null, faults, null, null, new Sample(form.sample(), List.of())), () -> {
                    var found = desks.read(new HelpDeskId(id), form.sample());
                    return page(id, null, Faults.none(), null, null, new Sample(form.sample(), found));
                });
    }

    @PostMapping("/deliveries/{delivery}/replay")
    @PreAuthorize("hasAuthority('settings:write')")
    String replay(@PathVariable UUID id, @PathVariable UUID delivery, RedirectAttributes redirect) {
        desks.replay(new HelpDeskId(id), delivery);
        return Notice.redirect(path(id), redirect, "The delivery is taken in again. Look here in a moment.");
    }

    @PostMapping("/delete")
    @PreAuthorize("hasAuthority('settings:write')")
    String delete(@PathVariable UUID id, RedirectAttributes redirect) {
        desks.delete(new HelpDeskId(id));
        return Notice.redirect(HELP_DESKS, redirect, "The help desk is deleted.");
    }

    /** @param typed null where nobody has typed anything */
    private ModelAndView page(
            UUID id,
            @Nullable HelpDeskForm typed,
            Faults faults,
            @Nullable DeliveryState state,
            @Nullable UUID after,
            Sample sample) {
        var desk = desks.get(new HelpDeskId(id));
        var form = typed == null ? HelpDeskForm.of(desk) : typed;
        var options = HelpDeskViews.options(pipelines.list());
        var log = desks.deliveries(desk.id(), state, after, SHOWN);
        var page = HelpDeskPage.of(desk, form, options, log, state, sample);
        return new ModelAndView("helpdesk/help-desk", Map.of("page", page, "faults", faults));
    }

    private static String path(UUID id) {
        return HELP_DESKS + "/" + id;
    }
}
