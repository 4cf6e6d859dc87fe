package io.dianan.alarm.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.alarm.AlarmSuite;
import io.dianan.alarm.Board;
import io.dianan.alarm.Gateway;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Fleet;
import io.dianan.alarm.intake.LaneWatch;
import io.dianan.contracts.state.AlarmState;
import io.dianan.contracts.wire.AlarmEvent;
import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.FaultEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What devices decide by themselves, and what a broken sensor says. */
@QuarkusTest
@AlarmSuite
@SuppressWarnings("NullAway.Init") // filled by the test framework
class DeviceDecidedAlarmTest {
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
    void itJoinsTheAlarmThatOurRulesHaveRaised() {
        leaks(550, 560);
        send(
                gateway.event(device)
                        .setAlarm(
                                AlarmEvent.newBuilder()
                                        .setType("residual-current-high")
                                        .setActive(true)
                                        .setMetric("residualCurrent")
                                        .setValue(570)));

        AlarmState alarm = Board.alarm(device);
        assertThat(alarm.sources()).containsExactly("threshold", "device");
        assertThat(alarm.count()).isOne();
        assertThat(Board.value(alarm).peak()).isEqualByComparingTo("570");
        assertThat(Board.timeline(alarm.id())).containsExactly("raised", "joined");
    }

    @Test
    void ourRulesJoinTheAlarmThatItHasRaised() {
        send(alarm("residual-current-high", true));
        assertThat(Board.alarm(device).alarmClass()).isEqualTo("alarm");
        leaks(350, 360);

        AlarmState alarm = Board.alarm(device);
        assertThat(alarm.sources()).containsExactly("device", "threshold");
        assertThat(alarm.level()).isEqualTo(2);
        assertThat(Board.value(alarm).peak()).isEqualByComparingTo("360");
    }

    @Test
    void theAlarmRecoversWhenBothHaveSaidSo() {
        leaks(550, 560);
        send(alarm("residual-current-high", true));

        leaks(100, 100);
        assertThat(Board.alarm(device).recoveredAt()).isNull();

        send(alarm("residual-current-high", false));
        AlarmState alarm = Board.alarm(device);
        assertThat(alarm.recoveredAt()).isNotNull();
        assertThat(Board.timeline(alarm.id())).containsExactly("raised", "joined", "recovered");
    }

    @Test
    void aLevelThatIsRepeatedUntilItIsClearedIsOneAlarm() {
        for (int i = 0; i < 5; i++) {
            send(alarm("smoke", true));
        }
        send(alarm("smoke", false));

        AlarmState alarm = Board.alarm(device);
        assertThat(alarm.count()).isOne();
        assertThat(Board.timeline(alarm.id())).containsExactly("raised", "recovered");
    }

    @Test
    void whatOnePartOfADeviceTellsIsNotOverWhenAnotherPartIsWell() {
        send(part("40@1.1", true));
        send(part("40@1.2", false));
        assertThat(Board.alarm(device).recoveredAt()).isNull();

        send(part("40@1.3", true));
        send(part("40@1.1", false));
        assertThat(Board.alarm(device).recoveredAt()).isNull();

        send(part("40@1.3", false));
        AlarmState alarm = Board.alarm(device);
        assertThat(alarm.recoveredAt()).isNotNull();
        assertThat(Board.timeline(alarm.id()).getLast()).isEqualTo("recovered");
    }

    private Event.Builder part(String component, boolean active) {
        return gateway.event(device)
                .setAlarm(
                        AlarmEvent.newBuilder()
                                .setType("smoke")
                                .setActive(active)
                                .setComponent(component));
    }

    @Test
    void anOpenSensorIsAFault() {
        send(
                gateway.event(device)
                        .setFault(
                                FaultEvent.newBuilder()
                                        .setType("temp-sensor-open")
                                        .setActive(true)));

        AlarmState fault = Board.alarm(device);
        assertThat(fault.alarmClass()).isEqualTo("fault");
        assertThat(fault.level()).isEqualTo(3);
    }

    @Test
    void aShortSensorIsAFaultEvenIfTheDeviceCallsItAnAlarm() {
        send(alarm("leak-sensor-short", true));

        assertThat(Board.alarm(device).alarmClass()).isEqualTo("fault");
    }

    @Test
    void whatABrokenSensorSaysRaisesNoAlarmAndEndsNone() {
        temperatures(75_0, 76_0);
        AlarmState hot = Board.alarm(device);

        temperatures(-50_0, -50_0, 240_0, 245_0);

        assertThat(Board.alarms(device))
                .filteredOn(alarm -> alarm.type().equals("temp-high"))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.id()).isEqualTo(hot.id());
                            assertThat(alarm.recoveredAt()).isNull();
                            assertThat(Board.value(alarm).peak()).isEqualByComparingTo("76.0");
                        });
    }

    @Test
    void anEventOfTheWholeDeviceIsTheDevicesAlarm() {
        send(
                gateway.event(device)
                        .clearCircuitId()
                        .setFault(FaultEvent.newBuilder().setType("mains-fault").setActive(true)));

        assertThat(Board.alarm(device).subject().kind()).isEqualTo("device");
        assertThat(Board.alarm(device).subject().circuitId()).isNull();
    }

    private Event.Builder alarm(String type, boolean active) {
        return gateway.event(device)
                .setAlarm(AlarmEvent.newBuilder().setType(type).setActive(active));
    }

    private void send(Event.Builder event) {
        gateway.send(device, event);
        gateway.pass(Duration.ofSeconds(10));
        lanes.settled(gateway, device);
    }

    private void leaks(int... milliamperes) {
        for (int value : milliamperes) {
            gateway.send(device, gateway.reading(device).setResidualCurrent(value));
            gateway.pass(Duration.ofSeconds(10));
        }
        lanes.settled(gateway, device);
    }

    private void temperatures(int... steps) {
        for (int value : steps) {
            gateway.send(device, gateway.reading(device).setTemperature1(value));
            gateway.pass(Duration.ofSeconds(10));
        }
        lanes.settled(gateway, device);
    }
}
