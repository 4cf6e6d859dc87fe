package io.dianan.alarm.evaluate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * {@code dianan_alarm_readings_judged_total} by {@code time} (live, late), {@code
 * dianan_alarm_readings_passed_total} by {@code reason} (older, unknown), {@code
 * dianan_alarm_events_judged_total}, {@code dianan_alarm_events_passed_total} by {@code reason}
 * (repeated, unknown).
 */
@ApplicationScoped
class EvaluateMeters {
    private final MeterRegistry registry;
    private final Counter live;
    private final Counter late;
    private final Counter events;

    EvaluateMeters(MeterRegistry registry) {
        this.registry = registry;
        live = registry.counter("dianan.alarm.readings.judged", "time", "live");
        late = registry.counter("dianan.alarm.readings.judged", "time", "late");
        events = registry.counter("dianan.alarm.events.judged");
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
}
