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
import org.jspecify.annotations.Nullable;

/** At most {@link Segment#MOST_CONDITIONS} conditions, wherever in the segment they stand. */
@Documented
@Constraint(validatedBy = FewConditions.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface FewConditions {

    String message() default "must have at most " + Segment.MOST_CONDITIONS + " conditions, those in groups included";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Counts. */
    class Validator implements ConstraintValidator<FewConditions, Segment> {

        @Override
        public boolean isValid(@Nullable Segment segment, ConstraintValidatorContext context) {
            return segment == null || segment.conditions().size() <= Segment.MOST_CONDITIONS;
        }
    }
}
