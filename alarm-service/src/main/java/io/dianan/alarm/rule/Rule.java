package io.dianan.alarm.rule;

import io.dianan.alarm.type.AlarmType;
import io.dianan.alarm.type.Gravity;
import java.time.Instant;

/** One rule as it stands for one circuit or device. */
public sealed interface Rule permits Threshold, DeviceDecided {
    /** What it raises. */
    AlarmType type();

    /** Who has found it, as alarms name it: {@code threshold}. */
    String source();

    /** How grave what it found is. */
    Gravity gravity(Severity standing);

    /**
     * Pure: the same window gives the same verdict.
     *
     * @param now receive time of the newest observation, the lane's own time
     */
    Verdict judge(Window window, Instant now);
}
