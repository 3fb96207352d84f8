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
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A property, or one of some other fields. Whether the property exists is for {@link Segments} to say. */
@Documented
@Constraint(validatedBy = Among.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@interface Among {

    /** Paths of fields that are no properties. */
    String[] value();

    String message() default "must be a field that can be compared like this, such as properties.plan";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Leaves an absent field to other constraints. */
    class Validator implements ConstraintValidator<Among, Field> {

        private static final Pattern PROPERTY = Pattern.compile("[a-z][a-z0-9_]{0,63}");

        private Set<String> others = Set.of();

        @Override
        public void initialize(Among among) {
            others = Set.of(among.value());
        }

        @Override
        public boolean isValid(@Nullable Field field, ConstraintValidatorContext context) {
            return field == null
                    || field.property()
                            .map(name -> PROPERTY.matcher(name).matches())
                            .orElseGet(() -> others.contains(field.path()));
        }
    }
}
