package io.aftercare.helpdesk.web;

import static io.aftercare.helpdesk.web.HelpDeskViews.HELP_DESKS;

import io.aftercare.common.page.Faults;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Submission;
import io.aftercare.crm.Pipelines;
import io.aftercare.helpdesk.HelpDesks;
import io.aftercare.helpdesk.web.HelpDeskForms.NewHelpDeskForm;
import io.aftercare.identity.SignedInUser;
import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of the help desks that tell of tickets, and connecting one. */
@PageController
class HelpDeskListPages {

    private final HelpDesks desks;
    private final Pipelines pipelines;

    HelpDeskListPages(HelpDesks desks, Pipelines pipelines) {
        this.desks = desks;
        this.pipelines = pipelines;
    }

    @Bean
    static NavigationItem helpDesksInNavigation() {
        return new NavigationItem(Group.SETTINGS, 52, "Help desks", HELP_DESKS, "headset", "settings:read");
    }

    @GetMapping(HELP_DESKS)
    @PreAuthorize("hasAuthority('settings:read')")
    ModelAndView list() {
        return new ModelAndView("helpdesk/help-desks", "rows", desks.list());
    }

    @GetMapping(HELP_DESKS + "/new")
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView add() {
        return newHelpDesk(NewHelpDeskForm.EMPTY, Faults.none());
    }

    @PostMapping(HELP_DESKS)
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView create(
            @Valid @ModelAttribute NewHelpDeskForm form,
            BindingResult result,
            RedirectAttributes redirect,
            @AuthenticationPrincipal SignedInUser viewer) {
        return Submission.shown(
                result,
                faults -> newHelpDesk(form, faults),
                () -> HelpDeskViews.secret(
                        desks.create(form.command(), viewer.email()),
                        "Added. Follow the steps to connect it.",
                        redirect));
    }

    private ModelAndView newHelpDesk(NewHelpDeskForm form, Faults faults) {
        return new ModelAndView(
                "helpdesk/help-desk-new",
                Map.of(
                        "form",
                        form,
                        "faults",
                        faults,
                        "kinds",
                        HelpDeskViews.kinds(),
                        "pipelines",
                        HelpDeskViews.options(pipelines.list())));
    }
}
