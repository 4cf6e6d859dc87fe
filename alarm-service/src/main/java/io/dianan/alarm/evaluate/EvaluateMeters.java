package io.dianan.alarm.evaluate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Names and meaning in the room's package-info. */
@ApplicationScoped
class EvaluateMeters {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10)
    };

    private final MeterRegistry registry;
    private final Clock clock;
    private final Counter live;
    private final Counter late;
    private final Counter events;
    private final Timer latency;

    EvaluateMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        live = registry.counter("dianan.alarm.readings.judged", "time", "live");
        late = registry.counter("dianan.alarm.readings.judged", "time", "late");
        events = registry.counter("dianan.alarm.events.judged");
        latency =
                Timer.builder("dianan.alarm.raise.latency")
                        .serviceLevelObjectives(BOUNDS)
                        .register(registry);
    }

    void judged(boolean isLate) {
        (isLate ? late : live).increment();
    }

    void passedOver(String reason) {
        registry.counter("dianan.alarm.readings.passed", "reason", reason).increment();
    }

    void eventJudged() {
        events.increment();
    }

    void eventPassedOver(String reason) {
        registry.counter("dianan.alarm.events.passed", "reason", reason).increment();
    }

    /** An alarm is committed; clocks that disagree make no negative time. */
    void raised(Instant receivedAt) {
        Duration took = Duration.between(receivedAt, clock.instant());
        latency.record(took.isNegative() ? Duration.ZERO : took);
    }
}
