package io.aftercare.helpdesk.web;

import io.aftercare.helpdesk.FieldPointers;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where a field stands in a message, or nothing. */
@Constraint(validatedBy = {})
@Size(max = FieldPointers.LONGEST)
@Pattern(regexp = FieldPointers.POINTER)
@ReportAsSingleViolation
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface Pointer {
    String message() default FieldPointers.NO_POINTER;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
