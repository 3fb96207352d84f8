package io.aftercare.identity.web;

import io.aftercare.common.page.Faults;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Submission;
import io.aftercare.identity.Company;
import io.aftercare.identity.web.UserForms.NameForm;
import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the company. */
@PageController
class CompanyController {

    private static final String COMPANY = "/settings/company";

    private final Company company;

    CompanyController(Company company) {
        this.company = company;
    }

    @Bean
    static NavigationItem companyInNavigation() {
        return new NavigationItem(Group.SETTINGS, 10, "Company", COMPANY, "building", "settings:read");
    }

    @GetMapping(COMPANY)
    @PreAuthorize("hasAuthority('settings:read')")
    ModelAndView show() {
        return page(new NameForm(company.name().orElse("")), Faults.none());
    }

    @PostMapping(COMPANY)
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView rename(@Valid @ModelAttribute NameForm form, BindingResult result, RedirectAttributes redirect) {
        return Submission.of(result, faults -> page(form, faults), () -> {
            company.rename(form.name());
            return Notice.redirect(COMPANY, redirect, "Saved.");
        });
    }

    private static ModelAndView page(NameForm form, Faults faults) {
        return new ModelAndView("identity/company", Map.of("form", form, "faults", faults));
    }
}
