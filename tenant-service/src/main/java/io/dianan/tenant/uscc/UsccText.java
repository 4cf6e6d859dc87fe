package io.dianan.tenant.uscc;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A text that means a right {@link Uscc}; the message says which rule it breaks. */
@Constraint(validatedBy = UsccText.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface UsccText {
    String message() default "a USCC is required";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says the broken rule in place of the message; no rule repeats a character it refuses. */
    final class Check implements ConstraintValidator<UsccText, String> {
        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null) {
                return false;
            }
            var fault = Uscc.faultIn(text);
            fault.ifPresent(
                    rule -> {
                        context.disableDefaultConstraintViolation();
                        context.buildConstraintViolationWithTemplate(rule).addConstraintViolation();
                    });
            return fault.isEmpty();
        }
    }
}
