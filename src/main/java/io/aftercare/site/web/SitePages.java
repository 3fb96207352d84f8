package io.aftercare.site.web;

import io.aftercare.common.page.Faults;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Submission;
import io.aftercare.identity.SignedInUser;
import io.aftercare.site.SiteId;
import io.aftercare.site.SiteSecret;
import io.aftercare.site.Sites;
import io.aftercare.site.web.SiteForms.NewSiteForm;
import io.aftercare.site.web.SiteForms.SiteForm;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The web sites that surveys can be shown on. */
@PageController
@RequestMapping(SitePages.SITES)
class SitePages {

    static final String SITES = "/settings/sites";

    private final Sites sites;

    SitePages(Sites sites) {
        this.sites = sites;
    }

    @Bean
    static NavigationItem sitesInNavigation() {
        return new NavigationItem(Group.SETTINGS, 54, "Web sites", SITES, "browser", "settings:read");
    }

    @GetMapping
    @PreAuthorize("hasAuthority('settings:read')")
    ModelAndView list() {
        return new ModelAndView("site/sites", "sites", sites.list());
    }

    @GetMapping("/new")
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView add() {
        return newSite(NewSiteForm.EMPTY, Faults.none());
    }

    @PostMapping
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView create(
            @Valid @ModelAttribute NewSiteForm form,
            BindingResult result,
            @AuthenticationPrincipal SignedInUser viewer) {
        return Submission.shown(
                result, faults -> newSite(form, faults), () -> secret(sites.create(form.command(), viewer.email())));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('settings:read')")
    ModelAndView show(@PathVariable UUID id) {
        return page(id, null, Faults.none());
    }

    @PostMapping("/{id}")
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView change(
            @PathVariable UUID id,
            @Valid @ModelAttribute SiteForm form,
            BindingResult result,
            RedirectAttributes redirect) {
        return Submission.of(result, faults -> page(id, form, faults), () -> {
            sites.change(new SiteId(id), form.change());
            return Notice.redirect(SITES + "/" + id, redirect, "Saved.");
        });
    }

    @PostMapping("/{id}/secret")
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView changeSecret(@PathVariable UUID id) {
        return secret(sites.changeSecret(new SiteId(id)));
    }

    @PostMapping("/{id}/delete")
    @PreAuthorize("hasAuthority('settings:write')")
    String delete(@PathVariable UUID id, RedirectAttributes redirect) {
        sites.delete(new SiteId(id));
        return Notice.redirect(SITES, redirect, "The site is deleted. No survey is shown there any more.");
    }

    private static ModelAndView newSite(NewSiteForm form, Faults faults) {
        return new ModelAndView("site/site-new", Map.of("form", form, "faults", faults));
    }

    private ModelAndView page(UUID id, @Nullable SiteForm typed, Faults faults) {
        var site = sites.get(new SiteId(id));
        var form = typed == null ? SiteForm.of(site) : typed;
        return new ModelAndView("site/site", Map.of("site", site, "form", form, "faults", faults));
    }

    private static ModelAndView secret(SiteSecret made) {
        return new ModelAndView("site/secret", "made", made);
    }
}
