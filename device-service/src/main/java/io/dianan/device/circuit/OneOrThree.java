package io.dianan.device.circuit;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A number of phases: a circuit has one or three. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OneOrThree.Check.class)
@interface OneOrThree {
    String message() default "must be 1 or 3";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule; whether it may be absent is another's. */
    final class Check implements ConstraintValidator<OneOrThree, Integer> {
        @Override
        public boolean isValid(@Nullable Integer phases, ConstraintValidatorContext context) {
            return phases == null || phases == 1 || phases == 3;
        }
    }
}
