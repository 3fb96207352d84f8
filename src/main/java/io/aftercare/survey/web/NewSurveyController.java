package io.aftercare.survey.web;

import io.aftercare.common.Refusal;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Viewer;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyNames;
import io.aftercare.survey.SurveyType;
import io.aftercare.survey.Surveys;
import io.aftercare.survey.WebDelivery;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Creates a survey: first its type, then its delivery and name, then the editor opens (R11). */
@PageController
@RequestMapping("/surveys/new")
@PreAuthorize("hasAuthority('surveys:write')")
class NewSurveyController {

    private static final String TYPE = "/{type:ces|nps|csat}";

    private final Surveys surveys;
    private final SurveyNames names;

    NewSurveyController(Surveys surveys, SurveyNames names) {
        this.surveys = surveys;
        this.names = names;
    }

    @GetMapping
    ModelAndView types() {
        return new ModelAndView("survey/new", "types", SurveyType.values());
    }

    @GetMapping(TYPE)
    ModelAndView delivery(@PathVariable String type) {
        return page(ofKey(type), new NewSurveyForm(names.free(ofKey(type)), null), Faults.none());
    }

    @PostMapping(TYPE)
    ModelAndView create(
            @PathVariable String type,
            @Valid @ModelAttribute NewSurveyForm form,
            BindingResult result,
            @AuthenticationPrincipal Viewer viewer) {
        if (result.hasErrors()) {
            return refused(ofKey(type), form, Faults.of(result));
        }
        try {
            var survey = surveys.create(definition(ofKey(type), form), viewer.name());
            return new ModelAndView("redirect:/surveys/" + survey.id() + "/edit");
        } catch (Refusal taken) {
            return refused(ofKey(type), form, Faults.at(Map.of("name", String.valueOf(taken.getMessage()))));
        }
    }

    private static ModelAndView refused(SurveyType type, NewSurveyForm form, Faults faults) {
        var page = page(type, form, faults);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static SurveyType ofKey(String type) {
        return SurveyType.valueOf(type.toUpperCase(Locale.ROOT));
    }

    /** On a web site nobody answers long after: a run is over within a day. */
    private static SurveyDefinition definition(SurveyType type, NewSurveyForm form) {
        var mailed = SurveyDefinition.of(type, form.name().strip());
        return form.isOnWeb() && type != SurveyType.CES
                ? mailed.toBuilder()
                        .web(WebDelivery.STANDARD)
                        .expiresAfter(Duration.ofDays(1))
                        .build()
                : mailed;
    }

    private static ModelAndView page(SurveyType type, NewSurveyForm form, Faults faults) {
        return new ModelAndView(
                "survey/new-delivery",
                Map.of("type", type, "name", form.name(), "onWeb", form.isOnWeb(), "faults", faults));
    }
}
