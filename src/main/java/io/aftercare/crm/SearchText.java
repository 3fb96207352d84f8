package io.aftercare.crm;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;

import io.aftercare.common.SingleLine;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a person types to find something: one line of at most 100 characters. No character in it is a wildcard. */
@Documented
@Constraint(validatedBy = {})
@Size(max = 100)
@SingleLine
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface SearchText {
    String message() default "must be one line of at most 100 characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
