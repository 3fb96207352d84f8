package io.aftercare.sendingdomain.web;

import static io.aftercare.sendingdomain.web.SendingDomainViews.DOMAINS;

import io.aftercare.common.SingleLine;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Submission;
import io.aftercare.identity.SignedInUser;
import io.aftercare.sendingdomain.DnsRecord;
import io.aftercare.sendingdomain.SendingDomainId;
import io.aftercare.sendingdomain.SendingDomains;
import io.aftercare.sendingdomain.web.SendingDomainViews.DomainPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of the domains that mails come from, and a page for each. */
@PageController
class SendingDomainPages {

    public record DomainForm(
            @NotBlank @Size(max = 253) @SingleLine String name) {}

    private final SendingDomains domains;
    private final DnsRecord.Records records;

    SendingDomainPages(SendingDomains domains, DnsRecord.Records records) {
        this.domains = domains;
        this.records = records;
    }

    @Bean
    static NavigationItem sendingDomainsInNavigation() {
        return new NavigationItem(Group.SETTINGS, 22, "Sending domains", DOMAINS, "world", "settings:read");
    }

    @GetMapping(DOMAINS)
    @PreAuthorize("hasAuthority('settings:read')")
    ModelAndView list() {
        return list(new DomainForm(""), Faults.none());
    }

    @PostMapping(DOMAINS)
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView add(
            @Valid @ModelAttribute DomainForm form,
            BindingResult result,
            RedirectAttributes redirect,
            @AuthenticationPrincipal SignedInUser viewer) {
        return Submission.of(result, faults -> list(form, faults), () -> {
            var domain = domains.add(form.name(), viewer.email());
            return Notice.redirect(
                    SendingDomainViews.path(domain.id()),
                    redirect,
                    "Added. Now the records below have to stand in the domain's DNS.");
        });
    }

    @GetMapping(DOMAINS + "/{id}")
    @PreAuthorize("hasAuthority('settings:read')")
    ModelAndView show(@PathVariable UUID id) {
        var domain = domains.get(new SendingDomainId(id));
        return new ModelAndView("sendingdomain/domain", "page", new DomainPage(domain, records.of(domain)));
    }

    @PostMapping(DOMAINS + "/{id}/check")
    @PreAuthorize("hasAuthority('settings:write')")
    String check(@PathVariable UUID id, RedirectAttributes redirect) {
        var domain = domains.check(new SendingDomainId(id));
        return to(
                domain.id(),
                redirect,
                domain.ready() ? "Checked: the domain is ready." : "Checked. See what is missing.");
    }

    @PostMapping(DOMAINS + "/{id}/rotate-key")
    @PreAuthorize("hasAuthority('settings:write')")
    String rotate(@PathVariable UUID id, RedirectAttributes redirect) {
        var domain = domains.rotateKey(new SendingDomainId(id));
        return to(domain.id(), redirect, "The new key is made. It signs as soon as its record is seen.");
    }

    @PostMapping(DOMAINS + "/{id}/use-next-key")
    @PreAuthorize("hasAuthority('settings:write')")
    String useNextKey(@PathVariable UUID id, RedirectAttributes redirect) {
        return to(domains.useNextKey(new SendingDomainId(id)).id(), redirect, "The new key signs from now on.");
    }

    @PostMapping(DOMAINS + "/{id}/send-anyway")
    @PreAuthorize("hasAuthority('settings:write')")
    String allow(@PathVariable UUID id, RedirectAttributes redirect, @AuthenticationPrincipal SignedInUser viewer) {
        domains.allow(new SendingDomainId(id), viewer.email());
        return to(new SendingDomainId(id), redirect, "Surveys may be published from this domain, ready or not.");
    }

    @PostMapping(DOMAINS + "/{id}/refuse")
    @PreAuthorize("hasAuthority('settings:write')")
    String disallow(@PathVariable UUID id, RedirectAttributes redirect) {
        domains.disallow(new SendingDomainId(id));
        return to(new SendingDomainId(id), redirect, "Surveys are published from this domain only when it is ready.");
    }

    @PostMapping(DOMAINS + "/{id}/remove")
    @PreAuthorize("hasAuthority('settings:write')")
    String remove(@PathVariable UUID id, RedirectAttributes redirect) {
        domains.remove(new SendingDomainId(id));
        return Notice.redirect(DOMAINS, redirect, "The domain is removed.");
    }

    private ModelAndView list(DomainForm form, Faults faults) {
        return new ModelAndView(
                "sendingdomain/domains", Map.of("domains", domains.list(), "form", form, "faults", faults));
    }

    private static String to(SendingDomainId id, RedirectAttributes redirect, String notice) {
        return Notice.redirect(SendingDomainViews.path(id), redirect, notice);
    }
}
