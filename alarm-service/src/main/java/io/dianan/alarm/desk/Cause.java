package io.dianan.alarm.desk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dianan.alarm.type.Words;

/** What lay behind an alarm when it was closed. */
public enum Cause {
    INSULATION_AGEING,
    MOISTURE,
    WIRING_FAULT,
    LOOSE_CONNECTION,
    OVERLOAD,
    APPLIANCE_FAULT,
    GRID_VOLTAGE,
    POWER_CUT,
    SENSOR_FAULT,
    DEVICE_FAULT,
    NETWORK,
    FALSE_ALARM,
    TEST,
    DUPLICATE,
    OTHER;

    @JsonValue
    public String word() {
        return Words.word(this);
    }

    @JsonCreator
    public static Cause of(String word) {
        return Words.constant(Cause.class, word);
    }
}
