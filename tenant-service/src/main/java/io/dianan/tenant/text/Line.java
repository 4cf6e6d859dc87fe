package io.dianan.tenant.text;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line that a person can read: something in it, at most {@link #max} characters, no control,
 * format, line-breaking or half characters. Absent is a fault only where {@link #required}.
 */
@Constraint(validatedBy = Line.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Line {
    String message() default "a text is required";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Most characters (code points), spaces at both ends not counted. */
    int max();

    boolean required() default true;

    /** Says the broken rule in place of the message. */
    final class Check implements ConstraintValidator<Line, String> {
        private int max;
        private boolean required;

        @Override
        public void initialize(Line line) {
            max = line.max();
            required = line.required();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null) {
                return !required;
            }
            Optional<String> fault = PlainText.faultIn(text, max);
            fault.ifPresent(
                    rule -> {
                        context.disableDefaultConstraintViolation();
                        context.buildConstraintViolationWithTemplate(rule).addConstraintViolation();
                    });
            return fault.isEmpty();
        }
    }
}
