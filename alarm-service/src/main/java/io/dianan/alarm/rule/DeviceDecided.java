package io.dianan.alarm.rule;

import io.dianan.alarm.type.AlarmType;
import io.dianan.alarm.type.Gravity;
import java.time.Instant;
import java.util.Map;

/**
 * What a device has decided by itself (status bits, device events). No duration and no hysteresis
 * of ours: the device has its own.
 */
public record DeviceDecided(AlarmType type, Gravity kind) implements Rule {
    public static final String SOURCE = "device";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Gravity gravity(Severity standing) {
        return type.gravity(kind);
    }

    @Override
    public Verdict judge(Window window, Instant now) {
        if (!(window.newest() instanceof Observation.Told told) || !told.type().equals(type)) {
            return Verdict.of(window.memory());
        }
        if (!told.active()) {
            return Verdict.of(new RuleMemory(Map.of(), told.measure()));
        }
        long value = told.measure() == null ? 0 : told.measure().value();
        Track standing = new Track(Severity.ALARM, value, null, null, null, null);
        return Verdict.of(new RuleMemory(Map.of(SOURCE, standing), told.measure()));
    }
}
