package io.dianan.gateway.door;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What the door counts. */
@Singleton
class DoorMeters {
    private final MeterRegistry meters;
    private final Counter messages;
    private final Timer ackLatency;

    DoorMeters(MeterRegistry meters) {
        this.meters = meters;
        this.messages =
                Counter.builder("dianan.gateway.messages.received")
                        .description("Publishes that devices sent")
                        .register(meters);
        this.ackLatency =
                Timer.builder("dianan.gateway.ack.latency")
                        .description("From a publish of QoS 1 to its acknowledgement")
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofMillis(1))
                        .maximumExpectedValue(Duration.ofSeconds(30))
                        .register(meters);
    }

    void messageReceived() {
        messages.increment();
    }

    void acknowledged(long nanos) {
        ackLatency.record(Duration.ofNanos(nanos));
    }

    /**
     * @param reason kebab-case
     */
    void refused(String reason) {
        Counter.builder("dianan.gateway.connections.refused")
                .description("Connections that were not let in")
                .tag("reason", reason)
                .register(meters)
                .increment();
    }

    MeterRegistry registry() {
        return meters;
    }
}
