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

/** Degrees north inside China's bounds, which also finds a swapped pair. */
@DecimalMin("3")
@DecimalMax("54")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Latitude {
    String message() default "a latitude in China is 3 to 54 degrees (WGS-84)";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
