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
import io.dianan.contracts.wire.TimeQuality;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Late is not the same as slow: clocks of devices, backfills, and outages of our own. */
@QuarkusTest
@AlarmSuite
@SuppressWarnings("NullAway.Init") // filled by the test framework
class LateAndSlowTest {
    /** Today's, since outages are forgotten after some days. */
    private static final Instant MORNING = Instant.now().truncatedTo(ChronoUnit.DAYS);

    private static final Duration MINUTE = Duration.ofMinutes(1);

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
    void aDeviceWhoseClockIsEightHoursBehindIsJudgedLive() {
        Duration behind = Duration.ofHours(8);
        taken(gateway.now().minus(behind), 100);
        gateway.passTicking(device, MINUTE);
        taken(gateway.now().minus(behind), 550);
        gateway.passTicking(device, MINUTE);
        taken(gateway.now().minus(behind), 560);
        lanes.settled(gateway, device);

        AlarmState alarm = Board.alarm(device);
        assertThat(alarm.late()).isFalse();
        assertThat(Board.value(alarm).last()).isEqualByComparingTo("560");
    }

    @Test
    void aClockThatIsSetBackBlindsUsForMinutesAndNotForHours() {
        taken(gateway.now(), 100);
        Duration behind = Duration.ofHours(8);
        for (int minute = 0; minute < 7; minute++) {
            gateway.passTicking(device, MINUTE);
            taken(gateway.now().minus(behind), 100);
        }

        for (int value : new int[] {550, 560}) {
            gateway.passTicking(device, MINUTE);
            taken(gateway.now().minus(behind), value);
        }
        lanes.settled(gateway, device);
        assertThat(Board.alarm(device).late()).isFalse();

        lanes.restart(device);
        for (int value : new int[] {100, 100}) {
            gateway.passTicking(device, MINUTE);
            taken(gateway.now().minus(behind), value);
        }
        lanes.settled(gateway, device);
        assertThat(Board.timeline(Board.alarm(device).id())).containsExactly("raised", "recovered");
    }

    @Test
    void theClockOfADeviceIsRememberedBeyondARestart() {
        Duration behind = Duration.ofHours(8);
        taken(gateway.now().minus(behind), 100);
        lanes.settled(gateway, device);

        lanes.restart(device);
        gateway.passTicking(device, MINUTE);
        backfilled(gateway.now().minus(behind).minus(Duration.ofMinutes(40)), 600, 600, 100, 100);
        taken(gateway.now().minus(behind), 100);
        lanes.settled(gateway, device);

        assertThat(Board.alarms(device)).isEmpty();
    }

    @Test
    void aBackfillOlderThanTheLimitIsNotAlarmed() {
        Instant gone = offlineFor(Duration.ofMinutes(30));

        backfilled(gone.plusSeconds(60), 600, 610, 620, 100, 100);
        taken(gateway.now(), 110);
        gateway.passTicking(device, MINUTE);
        lanes.settled(gateway, device);

        assertThat(Board.alarms(device)).isEmpty();
    }

    @Test
    void aBackfillThatIsOverUntilTheFirstLiveReadingIsNotAlarmedEither() {
        Instant gone = offlineFor(Duration.ofMinutes(30));

        backfilled(gone.plusSeconds(60), 600, 610, 620);
        taken(gateway.now(), 110);
        gateway.passTicking(device, MINUTE);
        taken(gateway.now(), 110);
        gateway.passTicking(device, MINUTE);
        lanes.settled(gateway, device);

        assertThat(Board.alarms(device)).isEmpty();
    }

    @Test
    void aBackfillThatEndsInALiveOverLimitIsAlarmedAtOnce() {
        Instant gone = offlineFor(Duration.ofMinutes(30));

        backfilled(gone.plusSeconds(60), 600, 610);
        taken(gateway.now(), 620);
        lanes.settled(gateway, device);

        AlarmState alarm = Board.alarm(device);
        assertThat(alarm.late()).isFalse();
        assertThat(Board.value(alarm).last()).isEqualByComparingTo("620");
    }

    @Test
    void theNewestStateIsAlarmedHoweverLateItIs() {
        Instant gone = offlineFor(Duration.ofMinutes(30));

        backfilled(gone.plusSeconds(60), 600, 610);
        lanes.settled(gateway, device);
        assertThat(Board.alarms(device)).isEmpty();
        gateway.passTicking(device, MINUTE);
        lanes.settled(gateway, device);

        AlarmState alarm = Board.alarm(device);
        assertThat(alarm.late()).isTrue();
        assertThat(alarm.firstAt()).isEqualTo(gone.plusSeconds(120));
    }

    @Test
    void theBacklogOfOurOwnOutageIsAlarmed() {
        taken(gateway.now(), 100);
        gateway.passTicking(device, MINUTE);
        Instant out = gateway.now();

        gateway.pass(Duration.ofMinutes(40));
        backfilled(out.plusSeconds(60), 600, 610, 100, 100);
        taken(gateway.now(), 100);
        lanes.settled(gateway, device);

        AlarmState alarm = Board.alarm(device);
        assertThat(alarm.late()).isFalse();
        assertThat(alarm.firstAt()).isEqualTo(out.plusSeconds(120));
        assertThat(alarm.recoveredAt()).isNotNull();
    }

    @Test
    void theBacklogOfAnOutageIsAlarmedByTheProcessThatComesNextToo() {
        taken(gateway.now(), 100);
        gateway.passTicking(device, MINUTE);
        Instant out = gateway.now();
        gateway.pass(Duration.ofMinutes(40));
        gateway.tick(device);
        lanes.settled(gateway, device);

        lanes.restart(device);
        backfilled(out.plusSeconds(60), 600, 610, 100, 100);
        lanes.settled(gateway, device);

        assertThat(Board.alarm(device).late()).isFalse();
    }

    @Test
    void whatWaitedWithUsIsNotLate() {
        taken(gateway.now(), 100);
        gateway.passTicking(device, MINUTE);
        Instant then = gateway.now();
        var waiting =
                gateway.batch(
                        device,
                        gateway.reading(device).setResidualCurrent(600),
                        gateway.reading(device)
                                .setAtMs(then.plusSeconds(10).toEpochMilli())
                                .setReceivedAtMs(then.plusSeconds(10).toEpochMilli())
                                .setResidualCurrent(610));
        gateway.pass(Duration.ofHours(3));

        gateway.send(waiting);
        lanes.settled(gateway, device);

        assertThat(Board.alarm(device).late()).isFalse();
    }

    @Test
    void aReadingWithoutATimeOfItsOwnIsLive() {
        for (int i = 0; i < 2; i++) {
            gateway.send(
                    device,
                    gateway.reading(device)
                            .setTimeQuality(TimeQuality.TIME_QUALITY_RESTAMPED_FUTURE)
                            .setResidualCurrent(600));
            gateway.pass(Duration.ofSeconds(10));
        }
        lanes.settled(gateway, device);

        assertThat(Board.alarm(device).late()).isFalse();
    }

    @Test
    void whatADeviceHasDecidedIsAlarmedHoweverOldItIs() {
        Instant gone = offlineFor(Duration.ofMinutes(30));

        gateway.send(
                device,
                gateway.event(device)
                        .setAtMs(gone.plusSeconds(60).toEpochMilli())
                        .setAlarm(AlarmEvent.newBuilder().setType("arc-fault").setActive(true)));
        lanes.settled(gateway, device);

        AlarmState alarm = Board.alarm(device);
        assertThat(alarm.level()).isEqualTo(1);
        assertThat(alarm.firstAt()).isEqualTo(gone.plusSeconds(60));
    }

    /** The device says that all is well and then nothing for a while, with nobody else away. */
    private Instant offlineFor(Duration time) {
        taken(gateway.now(), 100);
        Instant gone = gateway.now();
        gateway.passTicking(device, time);
        return gone;
    }

    private void taken(Instant at, int milliamperes) {
        gateway.send(
                device,
                gateway.reading(device)
                        .setAtMs(at.toEpochMilli())
                        .setResidualCurrent(milliamperes));
    }

    /** A minute apart by event time, received a second apart. */
    private void backfilled(Instant from, int... milliamperes) {
        Instant at = from;
        for (int value : milliamperes) {
            taken(at, value);
            at = at.plus(MINUTE);
            gateway.pass(Duration.ofSeconds(1));
        }
    }
}
