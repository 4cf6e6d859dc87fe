package io.dianan.device.series;

import io.dianan.contracts.metric.Metric;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One item of a series. */
sealed interface Sample {
    Instant at();

    /**
     * A reading as it was stored.
     *
     * @param extra JSON object of what the model reports beyond the catalogue
     */
    record Raw(
            Instant at,
            Instant receivedAt,
            String timeQuality,
            Map<Metric, BigDecimal> values,
            @Nullable String extra)
            implements Sample {}

    /**
     * All readings of one bucket.
     *
     * @param at where it begins
     */
    record Bucket(Instant at, Map<Metric, Summary> values) implements Sample {}

    /**
     * One metric within a bucket.
     *
     * @param count of readings that had it
     */
    record Summary(BigDecimal min, BigDecimal max, BigDecimal mean, long count) {}
}
