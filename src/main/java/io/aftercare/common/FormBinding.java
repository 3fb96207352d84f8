package io.aftercare.common;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Fills forms by their constructors only: all are records. Parameters such as {@code name[x]} or {@code name.x}, which
 * no constructor names, would otherwise be set as properties, and fail there.
 */
@ControllerAdvice
class FormBinding {

    @InitBinder
    void byConstructor(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }
}
