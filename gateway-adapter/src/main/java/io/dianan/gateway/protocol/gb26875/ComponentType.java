package io.dianan.gateway.protocol.gb26875;

import java.util.Map;

/**
 * Kind of a component (GB/T 26875.3-2011, table 5). There is none for arc detectors: makers use
 * codes from 128 up.
 *
 * @param code as sent
 * @param word kebab-case; {@code maker-130} from 128 up, {@code reserved-9} where the table has
 *     none
 */
public record ComponentType(int code, String word) {
    private static final int MAKERS_FROM = 128;
    private static final Map<Integer, String> WORDS =
            Map.<Integer, String>ofEntries(
                    Map.entry(0, "general"),
                    Map.entry(1, "fire-alarm-controller"),
                    Map.entry(10, "combustible-gas-detector"),
                    Map.entry(11, "combustible-gas-point-detector"),
                    Map.entry(12, "combustible-gas-standalone-detector"),
                    Map.entry(13, "combustible-gas-line-detector"),
                    Map.entry(16, "electrical-fire-monitor"),
                    Map.entry(17, "residual-current-detector"),
                    Map.entry(18, "temperature-detector"),
                    Map.entry(21, "detection-loop"),
                    Map.entry(22, "fire-display"),
                    Map.entry(23, "manual-call-point"),
                    Map.entry(24, "hydrant-button"),
                    Map.entry(25, "fire-detector"),
                    Map.entry(30, "heat-detector"),
                    Map.entry(31, "heat-point-detector"),
                    Map.entry(32, "heat-point-s-detector"),
                    Map.entry(33, "heat-point-r-detector"),
                    Map.entry(34, "heat-line-detector"),
                    Map.entry(35, "heat-line-s-detector"),
                    Map.entry(36, "heat-line-r-detector"),
                    Map.entry(37, "heat-fibre-detector"),
                    Map.entry(40, "smoke-detector"),
                    Map.entry(41, "smoke-ion-detector"),
                    Map.entry(42, "smoke-optical-detector"),
                    Map.entry(43, "smoke-beam-detector"),
                    Map.entry(44, "smoke-aspirating-detector"),
                    Map.entry(50, "combined-detector"),
                    Map.entry(51, "combined-smoke-heat-detector"),
                    Map.entry(52, "combined-light-heat-detector"),
                    Map.entry(53, "combined-light-smoke-detector"),
                    Map.entry(61, "ultraviolet-flame-detector"),
                    Map.entry(62, "infrared-flame-detector"),
                    Map.entry(69, "flame-detector"),
                    Map.entry(74, "gas-detector"),
                    Map.entry(78, "image-detector"),
                    Map.entry(79, "sound-detector"),
                    Map.entry(81, "gas-extinguishing-controller"),
                    Map.entry(82, "fire-electrical-control"),
                    Map.entry(83, "graphic-display"),
                    Map.entry(84, "module"),
                    Map.entry(85, "input-module"),
                    Map.entry(86, "output-module"),
                    Map.entry(87, "input-output-module"),
                    Map.entry(88, "relay-module"),
                    Map.entry(91, "fire-pump"),
                    Map.entry(92, "fire-water-tank"),
                    Map.entry(95, "sprinkler-pump"),
                    Map.entry(96, "water-flow-indicator"),
                    Map.entry(97, "signal-valve"),
                    Map.entry(98, "alarm-valve"),
                    Map.entry(99, "pressure-switch"),
                    Map.entry(101, "valve-actuator"),
                    Map.entry(102, "fire-door"),
                    Map.entry(103, "fire-damper"),
                    Map.entry(104, "ventilation"),
                    Map.entry(105, "foam-pump"),
                    Map.entry(106, "pipe-solenoid-valve"),
                    Map.entry(111, "smoke-fan"),
                    Map.entry(113, "smoke-fire-damper"),
                    Map.entry(114, "air-inlet"),
                    Map.entry(115, "smoke-outlet"),
                    Map.entry(116, "smoke-curtain"),
                    Map.entry(117, "fire-shutter-controller"),
                    Map.entry(118, "fire-door-monitor"),
                    Map.entry(121, "alarm-device"));

    public static ComponentType of(int code) {
        String word = WORDS.get(code);
        return new ComponentType(code, word == null ? unnamed(code) : word);
    }

    /** Whether the standard leaves its meaning to the maker. */
    public boolean makers() {
        return code >= MAKERS_FROM;
    }

    /**
     * What bit 1 of its status means. For 16, 17 and 18 it is the monitoring alarm of an electrical
     * detector, not a burning building.
     */
    String alarm() {
        return switch (code) {
            case 16 -> "monitoring-alarm";
            case 17 -> "residual-current-high";
            case 18 -> "temp-high";
            case 10, 11, 12, 13, 74 -> "gas";
            case 40, 41, 42, 43, 44 -> "smoke";
            default -> makers() ? "component-alarm" : "fire-alarm";
        };
    }

    /** What bit 2 of its status means. */
    String fault() {
        return switch (code) {
            case 17 -> "leak-sensor-fault";
            case 18 -> "temp-sensor-fault";
            default -> "component-fault";
        };
    }

    static String unnamed(int code) {
        return (code >= MAKERS_FROM ? "maker-" : "reserved-") + code;
    }
}
