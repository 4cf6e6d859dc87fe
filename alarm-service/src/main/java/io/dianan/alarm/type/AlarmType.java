package io.dianan.alarm.type;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What has happened, as the wire names it: {@code residual-current-high}. The catalogue is
 * domain.md 2.3; a device may report a type beyond it.
 */
public record AlarmType(@JsonValue String name) {
    // Before the constants, which are checked by it.
    private static final Pattern LEGAL = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int CHARACTERS_MAX = 64;

    public static final AlarmType RESIDUAL_CURRENT_HIGH = new AlarmType("residual-current-high");
    public static final AlarmType TEMP_HIGH = new AlarmType("temp-high");
    public static final AlarmType OVER_CURRENT = new AlarmType("over-current");
    public static final AlarmType OVER_VOLTAGE = new AlarmType("over-voltage");
    public static final AlarmType UNDER_VOLTAGE = new AlarmType("under-voltage");
    public static final AlarmType OFFLINE = new AlarmType("offline");

    /**
     * What a device's word alone makes of a type; types that are not here go by the event's kind.
     */
    private static final Map<String, Gravity> CATALOGUE =
            Map.ofEntries(
                    Map.entry("residual-current-high", Gravity.ALARM),
                    Map.entry("temp-high", Gravity.ALARM),
                    Map.entry("over-current", Gravity.ALARM),
                    Map.entry("over-voltage", Gravity.ALARM),
                    Map.entry("under-voltage", Gravity.ALARM),
                    Map.entry("phase-loss", Gravity.ALARM),
                    Map.entry("phase-sequence", Gravity.ALARM),
                    Map.entry("short-circuit", Gravity.ALARM),
                    Map.entry("arc-fault", Gravity.URGENT),
                    Map.entry("power-loss", Gravity.ALARM),
                    Map.entry("smoke", Gravity.ALARM),
                    Map.entry("leak-sensor-open", Gravity.FAULT),
                    Map.entry("leak-sensor-short", Gravity.FAULT),
                    Map.entry("temp-sensor-open", Gravity.FAULT),
                    Map.entry("temp-sensor-short", Gravity.FAULT),
                    Map.entry("ct-open", Gravity.FAULT),
                    Map.entry("ct-short", Gravity.FAULT),
                    Map.entry("comm-fault", Gravity.FAULT),
                    Map.entry("offline", Gravity.FAULT),
                    Map.entry("tamper", Gravity.FAULT),
                    Map.entry("mains-fault", Gravity.FAULT),
                    Map.entry("battery-fault", Gravity.FAULT),
                    Map.entry("self-test-fail", Gravity.FAULT));

    public AlarmType {
        if (!legal(name)) {
            throw new IllegalArgumentException("not an alarm type: " + name);
        }
    }

    public static boolean legal(String name) {
        return name.length() <= CHARACTERS_MAX && LEGAL.matcher(name).matches();
    }

    /** Gravity of this type when nothing but its name is known. */
    public Gravity gravity(Gravity otherwise) {
        return CATALOGUE.getOrDefault(name, otherwise);
    }

    @Override
    public String toString() {
        return name;
    }
}
