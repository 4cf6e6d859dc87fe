package io.dianan.gateway.decode;

import io.dianan.contracts.metric.Metric;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Decimals from outside. {@code 1e999999999} is nine characters long and a gigabyte as an integer,
 * so that the exponent is looked at before anything is reckoned.
 */
final class Decimals {
    /** Digits before the point, or zeros behind it, beyond which no metric has a value. */
    private static final int MAGNITUDE_MAX = 30;

    private Decimals() {}

    /** Whether reckoning with {@code value} is safe; what is not is out of any metric's range. */
    static boolean tooLarge(BigDecimal value) {
        return value.signum() != 0 && magnitude(value) > MAGNITUDE_MAX;
    }

    /** The value, or zero where it is smaller than any step of any metric. */
    static BigDecimal withoutDust(BigDecimal value) {
        return value.signum() == 0 || magnitude(value) < -MAGNITUDE_MAX ? BigDecimal.ZERO : value;
    }

    /**
     * In steps of the metric, rounded half up.
     *
     * @throws ArithmeticException if the metric cannot hold it
     */
    static long scaled(Metric metric, BigDecimal value) {
        if (tooLarge(value)) {
            throw new ArithmeticException(metric.key() + " out of range");
        }
        return metric.scaled(withoutDust(value));
    }

    /** The value as a long; null where it is none. */
    static @Nullable Long wholeOrNull(BigDecimal value) {
        if (tooLarge(value) || magnitude(value) < -MAGNITUDE_MAX) {
            return null;
        }
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static long magnitude(BigDecimal value) {
        return (long) value.precision() - value.scale();
    }
}
