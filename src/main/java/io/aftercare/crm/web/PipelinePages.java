package io.aftercare.crm.web;

import io.aftercare.common.Refusal;
import io.aftercare.common.SingleLine;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.crm.Pipeline;
import io.aftercare.crm.Pipelines;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pipelines that tickets go through. */
@PageController
@PreAuthorize("hasAuthority('settings:write')")
class PipelinePages {

    private static final String PATH = "/settings/pipelines";

    private final Pipelines pipelines;

    PipelinePages(Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    /** How people shall read a pipeline. */
    public record NameForm(
            @NotBlank @Size(max = 100) @SingleLine String name) {}

    @Bean
    static NavigationItem pipelinesInNavigation() {
        return new NavigationItem(Group.SETTINGS, 60, "Pipelines", PATH, "route", "settings:write");
    }

    @GetMapping(PATH)
    ModelAndView list() {
        return listPage(new PipelineCommand("", ""), Faults.none());
    }

    @PostMapping(PATH)
    ModelAndView create(
            @Valid @ModelAttribute("form") PipelineCommand form, BindingResult result, RedirectAttributes redirect) {
        if (result.hasErrors()) {
            return refused(listPage(form, Faults.of(result)));
        }
        try {
            pipelines.create(form.key(), form.name());
            return new ModelAndView(Notice.redirect(PATH, redirect, "The pipeline is created."));
        } catch (Refusal refusal) {
            return refused(listPage(form, Faults.at(Map.of("key", String.valueOf(refusal.getMessage())))));
        }
    }

    @GetMapping(PATH + "/{key}")
    ModelAndView edit(@PathVariable String key) {
        var pipeline = pipelines.get(key);
        return editPage(pipeline, new NameForm(pipeline.name()), Faults.none());
    }

    @PostMapping(PATH + "/{key}")
    ModelAndView rename(
            @PathVariable String key,
            @Valid @ModelAttribute("form") NameForm form,
            BindingResult result,
            RedirectAttributes redirect) {
        if (result.hasErrors()) {
            return refused(editPage(pipelines.get(key), form, Faults.of(result)));
        }
        pipelines.rename(key, form.name());
        return new ModelAndView(Notice.redirect(PATH, redirect, "The pipeline is renamed."));
    }

    @PostMapping(PATH + "/{key}/delete")
    String delete(@PathVariable String key, RedirectAttributes redirect) {
        pipelines.delete(key);
        return Notice.redirect(PATH, redirect, "The pipeline is deleted.");
    }

    private ModelAndView listPage(PipelineCommand form, Faults faults) {
        return new ModelAndView("crm/pipelines")
                .addObject("pipelines", pipelines.list())
                .addObject("form", form)
                .addObject("faults", faults);
    }

    private ModelAndView editPage(Pipeline pipeline, NameForm form, Faults faults) {
        return new ModelAndView("crm/pipeline")
                .addObject("pipeline", pipeline)
                .addObject("tickets", pipelines.tickets(pipeline.key()))
                .addObject("path", PATH + "/" + pipeline.key())
                .addObject("deletePath", PATH + "/" + pipeline.key() + "/delete")
                .addObject("form", form)
                .addObject("faults", faults);
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
