package io.dianan.alarm.desk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dianan.alarm.type.Words;

/** Why an alarm was false (domain.md 3.1). */
public enum FalseReason {
    WIRING_FAULT,
    SPD_AGEING,
    LIMIT_TOO_LOW,
    HARMONICS,
    CONSTRUCTION,
    MISOPERATION,
    SENSOR_FAULT,
    OTHER;

    @JsonValue
    public String word() {
        return Words.word(this);
    }

    @JsonCreator
    public static FalseReason of(String word) {
        return Words.constant(FalseReason.class, word);
    }
}
