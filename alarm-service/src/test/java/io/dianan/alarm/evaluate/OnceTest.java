package io.dianan.alarm.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.alarm.AlarmSuite;
import io.dianan.alarm.Board;
import io.dianan.alarm.Gateway;
import io.dianan.alarm.Peers;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Fleet;
import io.dianan.alarm.intake.LaneWatch;
import io.dianan.contracts.state.AlarmState;
import io.dianan.contracts.wire.AlarmEvent;
import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.EventBatch;
import io.dianan.contracts.wire.Reading;
import io.dianan.contracts.wire.ReadingBatch;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However often and in whatever order batches come: no alarm is missing and none is extra. */
@QuarkusTest
@AlarmSuite
@SuppressWarnings("NullAway.Init") // filled by the test framework
class OnceTest {
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
    void overAndNormalRedeliveredRaiseNothingMore() {
        List<ReadingBatch> batches = made(100, 550, 560, 100, 100);
        batches.forEach(gateway::send);
        lanes.settled(gateway, device);
        AlarmState before = Board.alarm(device);
        assertThat(before.recoveredAt()).isNotNull();

        again(batches);

        assertThat(Board.alarm(device)).isEqualTo(before);
        assertThat(Board.timeline(before.id())).containsExactly("raised", "recovered");
    }

    @Test
    void overAndNormalRedeliveredToANewProcessRaiseNothingMore() {
        List<ReadingBatch> batches = made(100, 550, 560, 100, 100);
        batches.forEach(gateway::send);
        lanes.settled(gateway, device);
        AlarmState before = Board.alarm(device);

        lanes.restart(device);
        again(batches);

        assertThat(Board.alarm(device)).isEqualTo(before);
        assertThat(Board.timeline(before.id())).containsExactly("raised", "recovered");
    }

    @Test
    void aRedeliveryAfterTheAlarmWasClosedOpensNoOther() {
        List<ReadingBatch> batches = made(550, 560, 100, 100);
        batches.forEach(gateway::send);
        lanes.settled(gateway, device);
        Board.close(Board.alarm(device).id());

        lanes.restart(device);
        again(batches);

        assertThat(Board.alarm(device).state()).isEqualTo("closed");
    }

    @Test
    void batchesThatComeThreeTimesAreJudgedOnce() {
        for (ReadingBatch batch : made(550, 560, 100, 100, 570, 580)) {
            gateway.send(batch);
            gateway.send(batch);
            gateway.send(batch);
        }
        settle();

        AlarmState alarm = Board.alarm(device);
        assertThat(alarm.count()).isEqualTo(2);
        assertThat(Board.timeline(alarm.id())).containsExactly("raised", "recovered", "recurred");
    }

    @Test
    void batchesOutOfOrderAreJudgedInOrder() {
        made(550, 560, 570, 100, 100).reversed().forEach(gateway::send);
        settle();

        AlarmState alarm = Board.alarm(device);
        assertThat(alarm.firstAt()).isEqualTo(MORNING.plusSeconds(10));
        assertThat(Board.value(alarm).first()).isEqualByComparingTo("560");
        assertThat(Board.value(alarm).peak()).isEqualByComparingTo("570");
        assertThat(alarm.recoveredAt()).isEqualTo(MORNING.plusSeconds(40));
        assertThat(Board.timeline(alarm.id())).containsExactly("raised", "recovered");
    }

    @Test
    void whatWasCommittedWithoutOurKnowledgeIsNotJudgedAgain() {
        ReadingBatch batch =
                gateway.batch(
                        device,
                        reading(0, 550),
                        reading(10, 560),
                        reading(20, 100),
                        reading(30, 100));
        lanes.commitUnheard(batch);
        AlarmState before = Board.alarm(device);

        gateway.send(batch);
        settle();

        assertThat(Board.alarm(device)).isEqualTo(before);
        assertThat(Board.timeline(before.id())).containsExactly("raised", "recovered");
    }

    /** Its circuit is normal and has no row: what is known of it comes from device-service. */
    @Test
    void whatIsOlderThanTheLatestValueIsNotJudgedByANewProcess() {
        gateway.send(device, gateway.reading(device).setResidualCurrent(100));
        gateway.pass(Duration.ofMinutes(5));
        gateway.tick(device);
        lanes.settled(gateway, device);
        Peers.put(
                "/api/v1/readings/latest",
                """
                {"items": [{"circuitId": "%s", "deviceId": "%s", "at": "%s", "receivedAt": "%s",
                            "timeQuality": "device", "values": {"residualCurrent": 100}}]}
                """
                        .formatted(
                                device.circuits().getFirst().id(),
                                device.id(),
                                MORNING.plusSeconds(60),
                                MORNING.plusSeconds(61)));
        lanes.restart(device);
        Peers.remove("/api/v1/readings/latest");

        gateway.send(device, reading(0, 550), reading(10, 560), reading(60, 600));
        settle();
        assertThat(Board.alarms(device)).isEmpty();

        gateway.send(device, reading(70, 550), reading(80, 560));
        settle();
        assertThat(Board.alarm(device).firstAt()).isEqualTo(MORNING.plusSeconds(80));
    }

    @Test
    void twoReadingsOfOneInstantAreBothJudged() {
        for (int i = 0; i < 2; i++) {
            gateway.send(device, gateway.reading(device).setResidualCurrent(100));
            gateway.send(device, gateway.reading(device).setTemperature1(75_0));
            gateway.send(device, gateway.reading(device).setResidualCurrent(600));
            gateway.pass(Duration.ofSeconds(10));
        }
        settle();

        assertThat(Board.alarm(device).type()).isEqualTo("temp-high");
    }

    @Test
    void whatWasGrowingBeforeARestartIsRaisedAfterIt() {
        made(350).forEach(gateway::send);
        lanes.settled(gateway, device);

        lanes.restart(device);
        made(360).forEach(gateway::send);
        settle();

        assertThat(Board.alarm(device).alarmClass()).isEqualTo("warning");
    }

    @Test
    void whatStoodBeforeARestartRisesAndRecoversAfterIt() {
        made(350, 360).forEach(gateway::send);
        lanes.settled(gateway, device);
        AlarmState warning = Board.alarm(device);

        lanes.restart(device);
        made(550, 560, 100, 100).forEach(gateway::send);
        settle();

        assertThat(Board.alarm(device).id()).isEqualTo(warning.id());
        assertThat(Board.timeline(warning.id())).containsExactly("raised", "risen", "recovered");
    }

    @Test
    void aDevicesEventIsJudgedOnceHoweverOftenItComes() {
        EventBatch on = gateway.send(device, event(true));
        gateway.pass(Duration.ofSeconds(10));
        EventBatch off = gateway.send(device, event(false));
        lanes.settled(gateway, device);
        AlarmState before = Board.alarm(device);
        assertThat(Board.timeline(before.id())).containsExactly("raised", "recovered");
        Board.close(before.id());

        lanes.restart(device);
        gateway.send(on);
        gateway.send(off);
        gateway.send(on);
        settle();

        assertThat(Board.alarm(device).state()).isEqualTo("closed");
        assertThat(Board.alarm(device).id()).isEqualTo(before.id());
    }

    private Event.Builder event(boolean active) {
        return gateway.event(device)
                .setAlarm(AlarmEvent.newBuilder().setType("arc-fault").setActive(active));
    }

    private Reading.Builder reading(int second, int milliamperes) {
        return gateway.reading(device)
                .setAtMs(MORNING.plusSeconds(second).toEpochMilli())
                .setResidualCurrent(milliamperes);
    }

    /** Batches of one reading each, ten seconds apart. */
    private List<ReadingBatch> made(int... milliamperes) {
        List<ReadingBatch> batches = new ArrayList<>();
        for (int value : milliamperes) {
            batches.add(gateway.batch(device, gateway.reading(device).setResidualCurrent(value)));
            gateway.pass(Duration.ofSeconds(10));
        }
        return batches;
    }

    private void again(List<ReadingBatch> batches) {
        batches.forEach(gateway::send);
        settle();
    }

    /** What is sent after the others is committed after them. */
    private void settle() {
        gateway.tick(device);
        lanes.settled(gateway, device);
    }
}
