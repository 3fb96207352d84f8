package io.aftercare.crm.web;

import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** What people type into these pages loses the blanks around it, and is absent when nothing is left. */
@ControllerAdvice(
        assignableTypes = {
            ContactPages.class,
            ContactEditPages.class,
            TicketPages.class,
            TicketChangePages.class,
            PipelinePages.class,
            PropertyPages.class
        })
class BlanksAreAbsent {

    @InitBinder
    void trim(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }
}
