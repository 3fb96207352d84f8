package io.aftercare.home;

import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.PageController;
import io.aftercare.survey.SurveyStatus;
import io.aftercare.survey.Surveys;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

@PageController
@PreAuthorize("hasAuthority('surveys:read')")
class HomeController {

    private static final int SHOWN = 50;

    private final Surveys surveys;

    HomeController(Surveys surveys) {
        this.surveys = surveys;
    }

    @Bean
    static NavigationItem homeInNavigation() {
        return new NavigationItem(Group.WORK, 0, "Home", "/", "home", "surveys:read");
    }

    @GetMapping("/")
    ModelAndView home() {
        var live = surveys.list(null, SHOWN).items().stream()
                .filter(survey -> survey.status() == SurveyStatus.LIVE)
                .toList();
        return new ModelAndView("home/home", "live", live);
    }
}
