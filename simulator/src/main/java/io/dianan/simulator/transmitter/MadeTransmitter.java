package io.dianan.simulator.transmitter;

import io.dianan.simulator.gb26875.ComponentStatus;
import io.dianan.simulator.gb26875.ComponentValue;
import io.dianan.simulator.gb26875.Packet;
import io.dianan.simulator.physics.CircuitTraits;
import io.dianan.simulator.physics.MadeCircuit;
import io.dianan.simulator.registry.DeviceModel;
import io.dianan.simulator.registry.DeviceModel.Mapping;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A transmitter with two detectors on one circuit: residual current in tenths of a milliampere, a
 * maker's own type since the standard has none, and temperature in tenths of a degree. Words what
 * it measures as frames. Time labels have whole seconds, in Beijing time. Measured by one thread.
 */
final class MadeTransmitter {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int RESIDUAL_CURRENT = 17;
    private static final int TEMPERATURE = 18;
    private static final int TENTHS_OF_MILLIAMPERES = 131;
    private static final int TENTHS_OF_DEGREES = 3;
    private static final int ZONE = 1;
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    /** Made circuits of transmitters are others than those of MQTT devices. */
    private static final int FIRST_CIRCUIT = 1_000_000;

    static final DeviceModel MODEL =
            new DeviceModel(
                    "Dian'an simulator",
                    "SIM-GB26875 (made)",
                    "gb26875",
                    List.of(
                            new Mapping(
                                    RESIDUAL_CURRENT + "/" + TENTHS_OF_MILLIAMPERES,
                                    1,
                                    "residualCurrent",
                                    TENTH,
                                    BigDecimal.ZERO),
                            new Mapping(
                                    TEMPERATURE + "/" + TENTHS_OF_DEGREES,
                                    1,
                                    "temperature1",
                                    BigDecimal.ONE,
                                    BigDecimal.ZERO)));

    private final long address;
    private final MadeCircuit circuit;
    private final AtomicInteger serials;
    private long lastAtMillis;

    /**
     * @param firstSerial of the first frame
     * @param lastAtMillis time of the newest measurement of an earlier run; times only grow
     */
    MadeTransmitter(TransmitterPlan plan, int index, int firstSerial, long lastAtMillis) {
        this.address = plan.address(index);
        this.circuit = new MadeCircuit(traits(plan, index), plan.seed(), FIRST_CIRCUIT + index);
        this.serials = new AtomicInteger(firstSerial);
        this.lastAtMillis = lastAtMillis;
    }

    static CircuitTraits traits(TransmitterPlan plan, int index) {
        return CircuitTraits.of(plan.seed(), FIRST_CIRCUIT + index);
    }

    /**
     * @param values by metric, as fine as the frame tells them
     */
    record Measured(long atMillis, Map<String, BigDecimal> values, Packet packet) {}

    /** Measures now: one frame with both values, at a second that no other measurement has. */
    Measured measure(long nowMillis) {
        lastAtMillis = Math.max(lastAtMillis + 1_000, nowMillis - Math.floorMod(nowMillis, 1_000));
        LocalDateTime at = beijing(lastAtMillis);
        Map<String, BigDecimal> made = circuit.at(Instant.ofEpochMilli(lastAtMillis));
        Map<String, BigDecimal> told = new LinkedHashMap<>();
        List<ComponentValue> values = new ArrayList<>();
        for (Detector detector : Detector.values()) {
            int tenths = tenths(made.getOrDefault(detector.metric, BigDecimal.ZERO));
            told.put(detector.metric, BigDecimal.valueOf(tenths).multiply(TENTH));
            values.add(
                    new ComponentValue(
                            detector.componentType,
                            ZONE,
                            detector.position,
                            detector.analogType,
                            tenths,
                            at));
        }
        return new Measured(lastAtMillis, told, Packet.values(label(at), values));
    }

    /** The residual current detector's own alarm, or its end. */
    Packet status(boolean alarm, long nowMillis) {
        LocalDateTime at = beijing(nowMillis);
        return Packet.status(
                label(at),
                new ComponentStatus(
                        RESIDUAL_CURRENT, ZONE, Detector.LEAKAGE.position, alarm, "模拟探测器剩余电流", at));
    }

    /** From any thread. */
    Packet heartbeat(long nowMillis) {
        return Packet.heartbeat(label(beijing(nowMillis)));
    }

    private Packet.Label label(LocalDateTime sentAt) {
        return new Packet.Label(address, serials.getAndIncrement() & 0xffff, sentAt);
    }

    private static LocalDateTime beijing(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), BEIJING);
    }

    private static int tenths(BigDecimal value) {
        return value.divide(TENTH, 0, RoundingMode.HALF_EVEN).intValueExact();
    }

    private enum Detector {
        LEAKAGE("residualCurrent", RESIDUAL_CURRENT, 1, TENTHS_OF_MILLIAMPERES),
        HEAT("temperature1", TEMPERATURE, 2, TENTHS_OF_DEGREES);

        private final String metric;
        private final int componentType;
        private final int position;
        private final int analogType;

        Detector(String metric, int componentType, int position, int analogType) {
            this.metric = metric;
            this.componentType = componentType;
            this.position = position;
            this.analogType = analogType;
        }
    }
}
