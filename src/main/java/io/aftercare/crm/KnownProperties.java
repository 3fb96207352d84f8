package io.aftercare.crm;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Values of properties that exist, each of the property's type. */
@Documented
@Constraint(validatedBy = KnownProperties.Validator.class)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@interface KnownProperties {

    String message() default "must be properties that exist, with values of their types";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /**
     * Says what is wrong by a parameter of a message of its own. The names in it come from the caller, and the default
     * message would have them evaluated as expression language.
     */
    class Validator implements ConstraintValidator<KnownProperties, Map<String, @Nullable Object>> {

        private final Properties properties;

        Validator(Properties properties) {
            this.properties = properties;
        }

        @Override
        public boolean isValid(@Nullable Map<String, @Nullable Object> values, ConstraintValidatorContext context) {
            if (values == null || values.isEmpty() || values.size() > ContactCommand.MOST_PROPERTIES) {
                return true;
            }
            var read = properties.read(values);
            context.disableDefaultConstraintViolation();
            context.unwrap(HibernateConstraintValidatorContext.class)
                    .addMessageParameter("problems", read.summary())
                    .buildConstraintViolationWithTemplate("{problems}")
                    .addConstraintViolation();
            return read.problems().isEmpty();
        }
    }
}
