package io.dianan.device.series;

import io.dianan.contracts.metric.Metric;
import io.dianan.device.moment.InstantText;
import io.dianan.platform.page.Cursor;
import io.dianan.platform.problem.WireProblem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * A question for the readings of one circuit.
 *
 * @param from first instant; for a next page the one behind the page before
 * @param to behind the last instant
 * @param metrics at least one
 * @param limit of items; absent: all of the span
 */
record SeriesRequest(
        UUID circuitId,
        Instant from,
        Instant to,
        Every every,
        Set<Metric> metrics,
        Optional<Integer> limit) {
    /** More readings than these are not answered as one JSON document. */
    static final int ITEMS_MAX = 100_000;

    /** More raw readings than these are not put into buckets for one answer. */
    static final int BUCKETED_MAX = 500_000;

    private static final Duration SPAN_USUAL = Duration.ofHours(24);

    /** As query parameters name it; the span is the last 24 hours unless they say otherwise. */
    record Query(
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String every,
            @RestQuery @Nullable List<String> metrics,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {

        SeriesRequest of(UUID circuitId, Instant now) {
            Instant end = orElse(InstantText.parse("to", to), now);
            Instant start = orElse(InstantText.parse("from", from), end.minus(SPAN_USUAL));
            if (!start.isBefore(end)) {
                throw WireProblem.INVALID_PARAMETER.because(
                        "from %s is not before to %s".formatted(start, end));
            }
            if (limit != null && (limit < 1 || limit > ITEMS_MAX)) {
                throw WireProblem.INVALID_PARAMETER.because(
                        "limit %d is not in 1..%d".formatted(limit, ITEMS_MAX));
            }
            return new SeriesRequest(
                    circuitId,
                    cursor == null ? start : behind(cursor),
                    end,
                    Every.parse(every),
                    metrics(metrics),
                    Optional.ofNullable(limit));
        }

        private static Instant orElse(@Nullable Instant given, Instant usual) {
            return given == null ? usual : given;
        }

        private static Instant behind(String cursor) {
            List<String> parts = Cursor.parse(cursor).parts();
            try {
                return Instant.parse(parts.getFirst());
            } catch (DateTimeException e) {
                throw WireProblem.INVALID_PARAMETER.because(
                        "cursor %s is not one of ours".formatted(cursor));
            }
        }

        private static Set<Metric> metrics(@Nullable List<String> asked) {
            if (asked == null || asked.isEmpty()) {
                return EnumSet.allOf(Metric.class);
            }
            return asked.stream()
                    .flatMap(text -> Arrays.stream(text.split(",")))
                    .map(
                            key ->
                                    Metric.of(key.strip())
                                            .orElseThrow(
                                                    () ->
                                                            WireProblem.INVALID_PARAMETER.because(
                                                                    "metric '%s' is not in the catalogue"
                                                                            .formatted(key))))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Metric.class)));
        }
    }

    /** How many raw readings may be read for it. */
    int readMax() {
        return every == Every.RAW ? ITEMS_MAX : BUCKETED_MAX;
    }

    /** The cursor behind an item. */
    String cursorBehind(Instant at) {
        Instant next = every == Every.RAW ? at.plusNanos(1_000) : at.plus(every.width());
        return Cursor.of(next.toString()).text();
    }
}
