package io.aftercare.crm;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A well-formed language tag (BCP 47) of at most 35 characters, in any case. */
@Documented
@Constraint(validatedBy = LanguageTag.Validator.class)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT, TYPE_USE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface LanguageTag {

    String message() default "must be a language tag such as en or pt-BR";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Leaves absent tags to other constraints. */
    class Validator implements ConstraintValidator<LanguageTag, String> {

        private static final int LONGEST = 35;

        @Override
        public boolean isValid(@Nullable String tag, ConstraintValidatorContext context) {
            return tag == null || (tag.length() <= LONGEST && hasLanguage(tag));
        }

        private static boolean hasLanguage(String tag) {
            try {
                return !new Locale.Builder()
                        .setLanguageTag(tag)
                        .build()
                        .getLanguage()
                        .isEmpty();
            } catch (IllformedLocaleException illFormed) {
                return false;
            }
        }
    }
}
