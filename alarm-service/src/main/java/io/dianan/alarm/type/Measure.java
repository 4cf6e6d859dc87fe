package io.dianan.alarm.type;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dianan.contracts.metric.Metric;
import org.jspecify.annotations.Nullable;

/**
 * A value that is behind an alarm, in the metric's steps.
 *
 * @param limit the limit that stands for it; null where a device decided by itself
 * @param low whether lower is worse
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measure(Metric metric, long value, @Nullable Long limit, boolean low) {}
