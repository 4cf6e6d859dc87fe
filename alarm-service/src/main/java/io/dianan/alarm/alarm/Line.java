package io.dianan.alarm.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a timeline as the wire shows it.
 *
 * @param kind {@code raised}, {@code risen}, {@code recurred}, {@code spread}, {@code joined},
 *     {@code recovered}, {@code acknowledged}, {@code verified}, {@code resolved}, {@code closed},
 *     {@code reopened}, {@code commented}
 * @param actor name of the person; absent where the machine wrote it
 * @param version of the alarm that the line belongs to
 */
public record Line(
        Instant at, String kind, @Nullable String actor, long version, JsonNode detail) {}
