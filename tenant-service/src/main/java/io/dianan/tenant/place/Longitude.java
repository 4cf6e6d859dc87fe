package io.dianan.tenant.place;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Degrees east inside China's bounds, which also finds a swapped pair. */
@DecimalMin("73")
@DecimalMax("136")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Longitude {
    String message() default "a longitude in China is 73 to 136 degrees (WGS-84)";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
