package io.dianan.simulator.registry;

import java.math.BigDecimal;
import java.util.List;

/**
 * A made device model: what its devices send and how that becomes metrics.
 *
 * @param protocol {@code mqtt} or {@code gb26875}
 */
public record DeviceModel(String vendor, String name, String protocol, List<Mapping> mapping) {
    private static final String MQTT = "mqtt";

    public DeviceModel {
        mapping = List.copyOf(mapping);
    }

    /** A model whose devices speak MQTT. */
    public DeviceModel(String vendor, String name, List<Mapping> mapping) {
        this(vendor, name, MQTT, mapping);
    }

    /**
     * Value = raw × scale + offset, in the metric's unit.
     *
     * @param source key in the message
     * @param channel from 1
     */
    public record Mapping(
            String source, int channel, String metric, BigDecimal scale, BigDecimal offset) {

        /** The value that the suite makes of a raw one. */
        public BigDecimal apply(BigDecimal raw) {
            return raw.multiply(scale).add(offset);
        }
    }
}
