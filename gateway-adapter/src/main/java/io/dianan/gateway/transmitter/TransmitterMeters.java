package io.dianan.gateway.transmitter;

import io.dianan.gateway.protocol.gb26875.FrameReader.Flaw;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;

/** What the transmitters' door counts; the names stand in the package's description. */
@Singleton
class TransmitterMeters {
    private static final String PREFIX = "dianan.gateway.gb26875.";
    private static final int COMMANDS_KNOWN_MAX = 6;

    private final MeterRegistry meters;
    private final Timer ackLatency;

    TransmitterMeters(MeterRegistry meters) {
        this.meters = meters;
        this.ackLatency =
                Timer.builder(PREFIX + "ack.latency")
                        .description("From a frame of command 2 to its confirmation")
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofMillis(1))
                        .maximumExpectedValue(Duration.ofSeconds(30))
                        .register(meters);
    }

    void open(Collection<?> connections) {
        Gauge.builder(PREFIX + "connections", connections, Collection::size)
                .description("Open connections of transmitters")
                .register(meters);
    }

    void frame(int command) {
        String word = command <= COMMANDS_KNOWN_MAX ? Integer.toString(command) : "other";
        count("frames", "Whole frames by command", "command", word);
    }

    void flaw(Flaw flaw) {
        String word = flaw.name().toLowerCase(Locale.ROOT).replace('_', '-');
        count("flaws", "What was wrong in a stream of frames", "flaw", word);
    }

    /**
     * @param reason kebab-case
     */
    void denied(String reason) {
        count("denied", "Frames that were denied", "reason", reason);
    }

    /**
     * @param reason kebab-case
     */
    void refused(String reason) {
        count("refused", "Connections that were not let in", "reason", reason);
    }

    void unanswered() {
        Counter.builder(PREFIX + "unanswered")
                .description("Frames of addresses that could not be looked up")
                .register(meters)
                .increment();
    }

    void ended(Ending reason) {
        count("ended", "Connections that ended", "reason", reason.wire());
    }

    void acknowledged(long nanos) {
        ackLatency.record(Duration.ofNanos(nanos));
    }

    private void count(String name, String description, String tag, String value) {
        Counter.builder(PREFIX + name)
                .description(description)
                .tag(tag, value)
                .register(meters)
                .increment();
    }
}
