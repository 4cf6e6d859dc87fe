package io.dianan.simulator.fleet;

import io.dianan.simulator.registry.DeviceModel;
import io.dianan.simulator.registry.DeviceModel.Mapping;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A made vendor's way to say things, modelled on real ones: leakage in tenths of mA, temperatures
 * in tenths with 50 degrees added, whole numbers. Keys that it does not map go out as they are.
 */
final class VendorKeys {
    private static final List<Mapping> MAPPING =
            List.of(
                    mapping("leak", "residualCurrent", "0.1", "0"),
                    mapping("t1", "temperature1", "0.1", "-50"),
                    mapping("t2", "temperature2", "0.1", "-50"),
                    mapping("t3", "temperature3", "0.1", "-50"),
                    mapping("t4", "temperature4", "0.1", "-50"),
                    mapping("ia", "currentA", "0.001", "0"),
                    mapping("ib", "currentB", "0.001", "0"),
                    mapping("ic", "currentC", "0.001", "0"),
                    mapping("ua", "voltageA", "0.01", "0"),
                    mapping("ub", "voltageB", "0.01", "0"),
                    mapping("uc", "voltageC", "0.01", "0"),
                    mapping("pf", "powerFactor", "0.001", "0"));

    static final DeviceModel MODEL =
            new DeviceModel("Dian'an simulator", "SIM-VENDOR (made)", MAPPING);

    private static final Map<String, Mapping> BY_METRIC = byMetric();

    private VendorKeys() {}

    /** What the message says, by the vendor's keys. */
    static Map<String, BigDecimal> raw(Map<String, BigDecimal> values) {
        Map<String, BigDecimal> raw = new LinkedHashMap<>();
        values.forEach(
                (metric, value) -> {
                    Mapping mapping = BY_METRIC.get(metric);
                    raw.put(
                            mapping == null ? metric : mapping.source(),
                            mapping == null ? value : raw(mapping, value));
                });
        return raw;
    }

    /** What that means, by metric. */
    static Map<String, BigDecimal> told(Map<String, BigDecimal> values) {
        Map<String, BigDecimal> told = new LinkedHashMap<>();
        values.forEach(
                (metric, value) -> {
                    Mapping mapping = BY_METRIC.get(metric);
                    told.put(metric, mapping == null ? value : mapping.apply(raw(mapping, value)));
                });
        return told;
    }

    private static BigDecimal raw(Mapping mapping, BigDecimal value) {
        return value.subtract(mapping.offset()).divide(mapping.scale(), 0, RoundingMode.HALF_EVEN);
    }

    private static Map<String, Mapping> byMetric() {
        Map<String, Mapping> byMetric = new LinkedHashMap<>();
        MAPPING.forEach(mapping -> byMetric.put(mapping.metric(), mapping));
        return byMetric;
    }

    private static Mapping mapping(String source, String metric, String scale, String offset) {
        return new Mapping(source, 1, metric, new BigDecimal(scale), new BigDecimal(offset));
    }
}
