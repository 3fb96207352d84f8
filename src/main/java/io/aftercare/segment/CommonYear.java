package io.aftercare.segment;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day of a year with four digits: such days are in order as text, too. */
@Documented
@Constraint(validatedBy = CommonYear.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@interface CommonYear {

    String message() default "must be a day of the years 1000 to 9998";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Leaves an absent day to other constraints. */
    class Validator implements ConstraintValidator<CommonYear, LocalDate> {

        @Override
        public boolean isValid(@Nullable LocalDate day, ConstraintValidatorContext context) {
            return day == null || (day.getYear() >= 1_000 && day.getYear() <= 9_998);
        }
    }
}
