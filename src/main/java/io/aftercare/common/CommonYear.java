package io.aftercare.common;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** A time of a year with four digits: such days are in order as text, too, and PostgreSQL knows them all. */
@Documented
@Constraint(validatedBy = CommonYear.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface CommonYear {

    String message() default "must be in one of the years 1000 to 9998";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Leaves an absent time to other constraints. */
    class Validator implements ConstraintValidator<CommonYear, TemporalAccessor> {

        @Override
        public boolean isValid(@Nullable TemporalAccessor time, ConstraintValidatorContext context) {
            return time == null || (time.get(ChronoField.YEAR) >= 1_000 && time.get(ChronoField.YEAR) <= 9_998);
        }
    }
}
