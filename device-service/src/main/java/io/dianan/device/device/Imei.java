package io.dianan.device.device;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** An International Mobile Equipment Identity: 15 digits whose last is a Luhn check digit. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Imei.Check.class)
@interface Imei {
    String message() default "must be 15 digits, the last one the Luhn check digit";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule; an absent IMEI is fine. */
    final class Check implements ConstraintValidator<Imei, String> {
        @Override
        public boolean isValid(@Nullable String imei, ConstraintValidatorContext context) {
            return imei == null || isImei(imei);
        }

        static boolean isImei(String text) {
            return text.matches("[0-9]{15}") && luhnSum(text) % 10 == 0;
        }

        private static int luhnSum(String digits) {
            int sum = 0;
            for (int i = 0; i < digits.length(); i++) {
                int digit = digits.charAt(digits.length() - 1 - i) - '0';
                int weighted = i % 2 == 0 ? digit : 2 * digit;
                sum += weighted > 9 ? weighted - 9 : weighted;
            }
            return sum;
        }
    }
}
