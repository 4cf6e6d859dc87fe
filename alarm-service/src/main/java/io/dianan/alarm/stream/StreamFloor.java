package io.dianan.alarm.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What all of this room stand on: limits, the clock and the meters {@code dianan_stream_readers},
 * {@code dianan_stream_dropped_total} (readers that took nothing), {@code
 * dianan_stream_polls_total} (questions to the database for all of them), {@code
 * dianan_stream_latency_seconds} by {@code type}: from the beginning of the transaction that an
 * event tells of until it is shown.
 */
@ApplicationScoped
class StreamFloor {
    private final StreamConfig config;
    private final Clock clock;
    private final MeterRegistry registry;
    private final Counter dropped;
    private final Counter polls;

    StreamFloor(StreamConfig config, Clock clock, MeterRegistry registry, EventFeed feed) {
        this.config = config;
        this.clock = clock;
        this.registry = registry;
        Gauge.builder("dianan.stream.readers", feed, EventFeed::readers)
                .strongReference(true)
                .register(registry);
        dropped = registry.counter("dianan.stream.dropped");
        polls = registry.counter("dianan.stream.polls");
    }

    StreamConfig config() {
        return config;
    }

    Instant now() {
        return clock.instant();
    }

    void polled() {
        polls.increment();
    }

    void dropped() {
        dropped.increment();
    }

    void shown(String type, Duration after) {
        Timer.builder("dianan.stream.latency")
                .tag("type", type)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry)
                .record(after.isNegative() ? Duration.ZERO : after);
    }
}
