package io.aftercare.identity;

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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A bare mail address: dot-atom {@code @} domain name (RFC 5321, 4.1.2), ASCII, at most 254 characters, in a domain
 * with a dot. Quoted local parts, address literals, display names and comments are refused, and with them every way to
 * carry a second address or a header along.
 */
@Documented
@Constraint(validatedBy = EmailAddress.Validator.class)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT, TYPE_USE, ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface EmailAddress {

    String message() default "must be a plain mail address such as ann@example.com";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks at the length first: it bounds the work on hostile text. Leaves absent addresses to other constraints. */
    class Validator implements ConstraintValidator<EmailAddress, String> {

        private static final int LONGEST = 254;
        private static final int LONGEST_LOCAL_PART = 64;
        private static final Pattern LOCAL_PART =
                Pattern.compile("[\\w!#$%&'*+/=?^`{|}~-]+(?:\\.[\\w!#$%&'*+/=?^`{|}~-]+)*");
        private static final Pattern DOMAIN = Pattern.compile(
                "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])");

        @Override
        public boolean isValid(@Nullable String address, ConstraintValidatorContext context) {
            return address == null || (address.length() <= LONGEST && isAddress(address));
        }

        private static boolean isAddress(String address) {
            var at = address.indexOf('@');
            return at > 0
                    && at <= LONGEST_LOCAL_PART
                    && LOCAL_PART.matcher(address.substring(0, at)).matches()
                    && DOMAIN.matcher(address.substring(at + 1)).matches();
        }
    }
}
