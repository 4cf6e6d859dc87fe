package io.dianan.tenant.place;

import io.dianan.platform.problem.Violation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What both coordinates of a point have in common. */
public final class Wgs84 {
    /** A tenth of a metre; finer digits are noise. */
    private static final int DECIMALS = 6;

    private Wgs84() {}

    /** A point needs both coordinates. */
    public static Optional<Violation> fault(
            @Nullable BigDecimal longitude, @Nullable BigDecimal latitude) {
        if (longitude == null && latitude != null) {
            return Optional.of(new Violation("/longitude", "a latitude without a longitude"));
        }
        if (longitude != null && latitude == null) {
            return Optional.of(new Violation("/latitude", "a longitude without a latitude"));
        }
        return Optional.empty();
    }

    /** As stored. */
    public static @Nullable BigDecimal rounded(@Nullable BigDecimal degrees) {
        return degrees == null ? null : degrees.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** As the wire carries it. */
    public static @Nullable BigDecimal plain(@Nullable BigDecimal degrees) {
        return degrees == null ? null : degrees.stripTrailingZeros();
    }
}
