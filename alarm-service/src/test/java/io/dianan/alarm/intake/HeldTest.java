package io.dianan.alarm.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dianan.alarm.AlarmSuite;
import io.dianan.alarm.Board;
import io.dianan.alarm.Gateway;
import io.dianan.alarm.OwnerSql;
import io.dianan.alarm.Peers;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Fleet;
import io.dianan.contracts.id.Uuid7;
import io.dianan.contracts.lane.Lane;
import io.dianan.contracts.state.DeviceState;
import io.dianan.contracts.topic.Topics;
import io.dianan.platform.lane.LaneKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches that cannot be judged now are held, and those that never can be are passed over. */
@QuarkusTest
@AlarmSuite
@SuppressWarnings("NullAway.Init") // filled by the test framework
class HeldTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject Fleet fleet;
    @Inject LaneWatch lanes;
    @Inject MeterRegistry meters;

    private Gateway gateway;

    @BeforeEach
    void connect() throws Exception {
        lanes.afresh();
        gateway = new Gateway(MORNING);
    }

    @AfterEach
    void disconnect() throws Exception {
        Peers.back();
        gateway.close();
    }

    @Test
    void aDeviceThatOurCopyLacksIsAskedFor() {
        DeviceState state = unknown();
        Device device = Fleet.device(state);
        Peers.know(state);

        leaks(device, 550, 560);
        lanes.settled(gateway, device);

        assertThat(Board.alarm(device).owner().providerId()).isEqualTo(Fleet.PROVIDER_A);
        assertThat(Peers.asked(device.id())).isOne();
    }

    @Test
    void whileDeviceServiceIsAwayTheBatchIsHeldAndThenJudged() {
        DeviceState state = unknown();
        Device device = Fleet.device(state);
        Peers.know(state);
        Peers.goAway();

        leaks(device, 550, 560);
        double faults = faults();
        await().atMost(SOON).until(() -> faults() >= faults + 2);
        assertThat(lanes.committed(LaneKind.READINGS, gateway, device)).isZero();
        assertThat(inFlight()).isEqualTo(2);
        assertThat(Board.alarms(device)).isEmpty();

        Peers.back();
        lanes.settled(gateway, device);
        assertThat(Board.alarm(device).alarmClass()).isEqualTo("alarm");
        assertThat(inFlight()).isZero();
    }

    @Test
    void aDeviceThatNobodyKnowsHoldsUpNobody() {
        Device stranger = Fleet.device(unknown());
        Device known = inLaneOf(stranger);

        leaks(stranger, 550, 560);
        leaks(known, 550, 560);
        lanes.settled(gateway, known);

        assertThat(Board.alarms(stranger)).isEmpty();
        assertThat(Board.alarm(known).alarmClass()).isEqualTo("alarm");
    }

    @Test
    void aCircuitThatOurCopyOfItsDeviceLacksIsAskedFor() {
        DeviceState state = unknown();
        fleet.learn(state);
        DeviceState.Circuit fresh = Fleet.circuit(2);
        DeviceState changed = Fleet.with(state, fresh);
        Peers.know(changed);
        Device device = Fleet.device(changed);

        for (int i = 0; i < 2; i++) {
            gateway.send(
                    device,
                    gateway.reading(device)
                            .setCircuitId(Gateway.bytes(fresh.id()))
                            .setResidualCurrent(560));
            gateway.pass(Duration.ofSeconds(10));
        }
        lanes.settled(gateway, device);

        assertThat(Board.alarm(device).subject().circuitId()).isEqualTo(fresh.id());
    }

    @Test
    void aCircuitThatNobodyKnowsIsNotAskedForAgainAndAgain() {
        DeviceState state = unknown();
        Device device = Fleet.device(state);
        Peers.know(state);

        for (int i = 0; i < 5; i++) {
            gateway.send(
                    device,
                    gateway.reading(device)
                            .setCircuitId(Gateway.bytes(Uuid7.next()))
                            .setResidualCurrent(560));
            lanes.settled(gateway, device);
            gateway.pass(Duration.ofSeconds(10));
        }

        assertThat(Peers.asked(device.id())).isLessThanOrEqualTo(2);
        assertThat(Board.alarms(device)).isEmpty();
    }

    @Test
    void whatIsNoBatchIsPassedOverAndTheNextOneIsJudged() {
        Device device = fleet.ofA();
        String topic = Topics.readings(Lane.of(device.id()));
        gateway.publish(topic, "no protobuf".getBytes(StandardCharsets.UTF_8));
        gateway.publish(topic, new byte[0]);

        leaks(device, 550, 560);
        lanes.settled(gateway, device);

        assertThat(Board.alarm(device).alarmClass()).isEqualTo("alarm");
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsAcknowledgedAndNothingIsLost() throws Exception {
        Device device = fleet.ofA();
        try (OwnerSql owner = OwnerSql.owner();
                OwnerSql app = OwnerSql.app()) {
            String database = owner.text("select current_database()");
            owner.execute("alter database " + database + " connection limit 0");
            app.execute(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where usename = current_user and pid <> pg_backend_pid()
                    """);
            double faults = faults();
            leaks(device, 550, 560, 100, 100, 570, 580);
            await().atMost(SOON).until(() -> faults() >= faults + 2);
            assertThat(inFlight()).isPositive();
            owner.execute("alter database " + database + " connection limit -1");
        }
        lanes.settled(gateway, device);

        assertThat(Board.alarm(device).count()).isEqualTo(2);
        assertThat(Board.timeline(Board.alarm(device).id()))
                .containsExactly("raised", "recovered", "recurred");
        await().atMost(SOON).until(() -> inFlight() == 0);
    }

    private void leaks(Device device, int... milliamperes) {
        for (int value : milliamperes) {
            gateway.send(device, gateway.reading(device).setResidualCurrent(value));
            gateway.pass(Duration.ofSeconds(10));
        }
    }

    private Device inLaneOf(Device other) {
        Device device = fleet.ofA();
        while (!Lane.of(device.id()).equals(Lane.of(other.id()))) {
            device = fleet.ofA();
        }
        return device;
    }

    private static DeviceState unknown() {
        return Fleet.state(Uuid7.next(), Fleet.PROVIDER_A, Fleet.ENTERPRISE_A1, Fleet.GONGSHU);
    }

    private double faults() {
        return List.of("readings", "events").stream()
                .mapToDouble(
                        kind ->
                                meters.get("dianan.ingest.faults")
                                        .tag("kind", kind)
                                        .counter()
                                        .count())
                .sum();
    }

    private int inFlight() {
        return (int) meters.get("dianan.ingest.in.flight").tag("kind", "readings").gauge().value();
    }
}
