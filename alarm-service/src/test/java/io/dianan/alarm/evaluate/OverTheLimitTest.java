package io.dianan.alarm.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.alarm.AlarmSuite;
import io.dianan.alarm.Board;
import io.dianan.alarm.Gateway;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Fleet;
import io.dianan.alarm.intake.LaneWatch;
import io.dianan.contracts.state.AlarmState;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From batches at the broker to alarms at the public door: what rises, stands and recovers. */
@QuarkusTest
@AlarmSuite
@SuppressWarnings("NullAway.Init") // filled by the test framework
class OverTheLimitTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T00:00:00Z");

    @Inject Fleet fleet;
    @Inject LaneWatch lanes;

    private Gateway gateway;
    private Device device;

    @BeforeEach
    void connect() throws Exception {
        lanes.afresh();
        gateway = new Gateway(MORNING);
        device = fleet.ofA();
    }

    @AfterEach
    void disconnect() throws Exception {
        gateway.close();
    }

    @Test
    void oneReadingOverTheLimitIsNoAlarm() {
        leaks(350);

        assertThat(Board.alarms(device)).isEmpty();
    }

    @Test
    void twoReadingsOverTheWarningLimitRaiseOneWarning() {
        leaks(320, 350, 360);

        AlarmState alarm = Board.alarm(device);
        assertThat(alarm.type()).isEqualTo("residual-current-high");
        assertThat(alarm.alarmClass()).isEqualTo("warning");
        assertThat(alarm.level()).isEqualTo(3);
        assertThat(alarm.state()).isEqualTo("raised");
        assertThat(alarm.sources()).containsExactly("threshold");
        assertThat(alarm.late()).isFalse();
        assertThat(alarm.firstAt()).isEqualTo(MORNING.plusSeconds(10));
        assertThat(Board.value(alarm).limit()).isEqualByComparingTo("300");
        assertThat(Board.value(alarm).first()).isEqualByComparingTo("350");
        assertThat(Board.value(alarm).last()).isEqualByComparingTo("360");
        assertThat(Board.value(alarm).peak()).isEqualByComparingTo("360");
        assertThat(Board.timeline(alarm.id())).containsExactly("raised");
    }

    @Test
    void readingsThatFollowFasterMustLastFiveSeconds() {
        for (int i = 0; i < 5; i++) {
            gateway.send(device, gateway.reading(device).setResidualCurrent(350));
            gateway.pass(Duration.ofSeconds(1));
        }
        lanes.settled(gateway, device);
        assertThat(Board.alarms(device)).isEmpty();

        gateway.send(device, gateway.reading(device).setResidualCurrent(350));
        lanes.settled(gateway, device);
        assertThat(Board.alarm(device).alarmClass()).isEqualTo("warning");
    }

    @Test
    void aWarningThatRisesToAnAlarmStaysTheSameOne() {
        leaks(350, 350);
        AlarmState warning = Board.alarm(device);

        leaks(550, 610);

        AlarmState alarm = Board.alarm(device);
        assertThat(alarm.id()).isEqualTo(warning.id());
        assertThat(alarm.alarmClass()).isEqualTo("alarm");
        assertThat(alarm.level()).isEqualTo(2);
        assertThat(Board.value(alarm).limit()).isEqualByComparingTo("500");
        assertThat(alarm.version()).isEqualTo(warning.version() + 1);
        assertThat(Board.timeline(alarm.id())).containsExactly("raised", "risen");
    }

    @Test
    void aValueBetweenLimitAndHysteresisKeepsTheAlarmStanding() {
        leaks(350, 350, 290, 290, 290);
        assertThat(Board.alarm(device).recoveredAt()).isNull();

        leaks(284, 284);
        assertThat(Board.alarm(device).recoveredAt()).isNotNull();
    }

    @Test
    void recoveryIsALineAndAFlagAndNotTheEnd() {
        leaks(550, 550);
        leaks(100, 100);

        AlarmState alarm = Board.alarm(device);
        assertThat(alarm.state()).isEqualTo("raised");
        assertThat(alarm.alarmClass()).isEqualTo("alarm");
        assertThat(alarm.recoveredAt()).isEqualTo(MORNING.plusSeconds(30));
        assertThat(Board.timeline(alarm.id())).containsExactly("raised", "recovered");

        leaks(560, 560);
        assertThat(Board.alarm(device).count()).isEqualTo(2);
        assertThat(Board.alarm(device).recoveredAt()).isNull();
        assertThat(Board.timeline(alarm.id())).containsExactly("raised", "recovered", "recurred");
    }

    @Test
    void twoKindsAtOnceOnACircuitAreUrgentBoth() {
        for (int i = 0; i < 2; i++) {
            gateway.send(
                    device, gateway.reading(device).setResidualCurrent(600).setTemperature2(75_0));
            gateway.pass(Duration.ofSeconds(10));
        }
        lanes.settled(gateway, device);

        assertThat(Board.alarms(device))
                .extracting(AlarmState::type)
                .containsExactlyInAnyOrder("residual-current-high", "temp-high");
        assertThat(Board.alarms(device)).extracting(AlarmState::level).containsExactly(1, 1);
        assertThat(Board.alarms(device))
                .extracting(AlarmState::alarmClass)
                .containsExactly("alarm", "alarm");
    }

    @Test
    void everyKindOfThresholdIsJudged() {
        for (int i = 0; i < 2; i++) {
            gateway.send(
                    device,
                    gateway.reading(device)
                            .setCurrentB(55_00)
                            .setVoltageA(255_0)
                            .setVoltageC(195_0));
            gateway.pass(Duration.ofSeconds(10));
        }
        lanes.settled(gateway, device);

        assertThat(Board.alarms(device))
                .extracting(AlarmState::type)
                .containsExactlyInAnyOrder("over-current", "over-voltage", "under-voltage");
        assertThat(Board.alarms(device)).extracting(AlarmState::alarmClass).containsOnly("warning");
        assertThat(Board.alarms(device))
                .filteredOn(alarm -> alarm.type().equals("over-current"))
                .singleElement()
                .extracting(alarm -> Board.value(alarm).limit())
                .isEqualTo(new BigDecimal("50.40"));
    }

    /** One reading after the other, ten seconds apart. */
    private void leaks(int... milliamperes) {
        for (int value : milliamperes) {
            gateway.send(device, gateway.reading(device).setResidualCurrent(value));
            gateway.pass(Duration.ofSeconds(10));
        }
        lanes.settled(gateway, device);
    }
}
