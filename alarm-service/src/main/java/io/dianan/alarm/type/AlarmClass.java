package io.dianan.alarm.type;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What kind of trouble: 报警, 故障, 预警 (domain.md 2.3). The later constant is the graver one. */
public enum AlarmClass {
    WARNING,
    FAULT,
    ALARM;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AlarmClass of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
