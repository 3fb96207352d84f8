package io.aftercare.crm.web;

import io.aftercare.common.Refusal;
import io.aftercare.common.SingleLine;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.Option;
import io.aftercare.common.page.PageController;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
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

/** The properties that contacts can have. */
@PageController
@PreAuthorize("hasAuthority('settings:write')")
class PropertyPages {

    private static final String PATH = "/settings/properties";

    private static final List<Option> TYPES = List.of(
            new Option("text", "Text"),
            new Option("number", "Number"),
            new Option("date", "Date"),
            new Option("choice", "Choice"));

    private final Properties properties;
    private final Validator validator;

    PropertyPages(Properties properties, Validator validator) {
        this.properties = properties;
        this.validator = validator;
    }

    /** How people shall read a property. */
    public record LabelForm(
            @NotBlank @Size(max = 100) @SingleLine String label) {}

    @Bean
    static NavigationItem propertiesInNavigation() {
        return new NavigationItem(Group.SETTINGS, 70, "Properties", PATH, "tag", "settings:write");
    }

    @GetMapping(PATH)
    ModelAndView list() {
        return listPage(new PropertyForm("", "", "text", ""), Faults.none());
    }

    @PostMapping(PATH)
    ModelAndView create(@ModelAttribute("form") PropertyForm form, RedirectAttributes redirect) {
        var command = form.command();
        var faults = PropertyForm.faults(validator.validate(command));
        if (!faults.isEmpty()) {
            return refused(listPage(form, faults));
        }
        try {
            properties.create(command.definition());
            return new ModelAndView(Notice.redirect(PATH, redirect, "The property is created."));
        } catch (Refusal refusal) {
            return refused(listPage(form, Faults.at(Map.of("name", String.valueOf(refusal.getMessage())))));
        }
    }

    @GetMapping(PATH + "/{name}")
    ModelAndView edit(@PathVariable String name) {
        var property = properties.get(name);
        return editPage(property, new LabelForm(property.label()), Faults.none());
    }

    @PostMapping(PATH + "/{name}")
    ModelAndView relabel(
            @PathVariable String name,
            @Valid @ModelAttribute("form") LabelForm form,
            BindingResult result,
            RedirectAttributes redirect) {
        if (result.hasErrors()) {
            return refused(editPage(properties.get(name), form, Faults.of(result)));
        }
        properties.relabel(name, form.label());
        return new ModelAndView(Notice.redirect(PATH, redirect, "The property has its new label."));
    }

    @PostMapping(PATH + "/{name}/delete")
    String delete(@PathVariable String name, RedirectAttributes redirect) {
        properties.delete(name);
        return Notice.redirect(PATH, redirect, "The property is deleted.");
    }

    private ModelAndView listPage(PropertyForm form, Faults faults) {
        return new ModelAndView("crm/properties")
                .addObject("properties", properties.list())
                .addObject("types", TYPES)
                .addObject("form", form)
                .addObject("faults", faults);
    }

    private ModelAndView editPage(PropertyDefinition property, LabelForm form, Faults faults) {
        var contacts = properties.contacts(property.name());
        return new ModelAndView("crm/property")
                .addObject("property", property)
                .addObject("users", String.join(", ", properties.usersOf(property.name())))
                .addObject("whatDeletingDoes", whatDeletingDoes(contacts))
                .addObject("path", PATH + "/" + property.name())
                .addObject("deletePath", PATH + "/" + property.name() + "/delete")
                .addObject("form", form)
                .addObject("faults", faults);
    }

    private static String whatDeletingDoes(long contacts) {
        return switch ((int) Math.min(contacts, 2)) {
            case 0 -> "No contact has a value of it.";
            case 1 -> "1 contact loses its value of it. The contact's history keeps what it was.";
            default -> "%,d contacts lose their value of it. Their histories keep what it was.".formatted(contacts);
        };
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
