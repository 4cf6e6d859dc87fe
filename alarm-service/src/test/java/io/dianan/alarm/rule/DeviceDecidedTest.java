package io.dianan.alarm.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.alarm.type.AlarmType;
import io.dianan.alarm.type.Gravity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeviceDecidedTest {
    private static final Instant AT = Instant.parse("2026-01-15T08:00:00Z");
    private static final AlarmType ARC = new AlarmType("arc-fault");

    @Test
    void oneMessageOfTheDeviceIsEnough() {
        assertThat(judge(RuleMemory.EMPTY, ARC, true).standing()).isEqualTo(Severity.ALARM);
    }

    @Test
    void itStandsUntilTheDeviceClearsIt() {
        RuleMemory standing = judge(RuleMemory.EMPTY, ARC, true).memory();

        assertThat(judge(standing, ARC, true).standing()).isEqualTo(Severity.ALARM);
        assertThat(judge(standing, ARC, false).standing()).isEqualTo(Severity.NORMAL);
    }

    @Test
    void anotherTypeIsNoneOfItsAffair() {
        RuleMemory standing = judge(RuleMemory.EMPTY, ARC, true).memory();

        assertThat(judge(standing, AlarmType.TEMP_HIGH, false).standing())
                .isEqualTo(Severity.ALARM);
    }

    @Test
    void anArcIsUrgentAndAnUnknownFaultIsAFault() {
        assertThat(new DeviceDecided(ARC, Gravity.ALARM).gravity(Severity.ALARM))
                .isEqualTo(Gravity.URGENT);
        assertThat(
                        new DeviceDecided(new AlarmType("maker-fault-17"), Gravity.FAULT)
                                .gravity(Severity.ALARM))
                .isEqualTo(Gravity.FAULT);
    }

    private static Verdict judge(RuleMemory memory, AlarmType type, boolean active) {
        Observation told = new Observation.Told(AT, type, active, Gravity.ALARM, null);
        return new DeviceDecided(ARC, Gravity.ALARM).judge(new Window(told, null, memory), AT);
    }
}
