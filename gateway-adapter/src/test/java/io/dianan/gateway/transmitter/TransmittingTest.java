package io.dianan.gateway.transmitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.dianan.contracts.id.UuidBytes;
import io.dianan.contracts.registry.GatewayModel;
import io.dianan.contracts.wire.AlarmEvent;
import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.Event.KindCase;
import io.dianan.contracts.wire.FaultEvent;
import io.dianan.contracts.wire.Reading;
import io.dianan.contracts.wire.TimeQuality;
import io.dianan.gateway.protocol.gb26875.Command;
import io.dianan.gateway.protocol.gb26875.Frame;
import io.dianan.gateway.trial.BareDevice;
import io.dianan.gateway.trial.BareTransmitter;
import io.dianan.gateway.trial.BrokerEar;
import io.dianan.gateway.trial.DeviceServiceStub;
import io.dianan.gateway.trial.Frames;
import io.dianan.gateway.trial.Frames.Part;
import io.dianan.gateway.trial.Suite;
import io.dianan.gateway.trial.Suite.TestDevice;
import io.dianan.testkit.EmbeddedSuite;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What transmitters say, as the services behind the broker hear it. */
@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
@WithTestResource(DeviceServiceStub.class)
class TransmittingTest {
    private static final Part LEAK = new Part(17, 3, 12);
    private static final Part SMOKE = new Part(40, 10, 2);
    private static final Instant AT =
            Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);

    private final long address = Frames.freshAddress();
    private BrokerEar ear;

    @BeforeEach
    void listen() throws Exception {
        ear = new BrokerEar();
        BareDevice.awaitDoor(Suite.transmitterPort());
    }

    @AfterEach
    void hangUp() throws Exception {
        ear.close();
    }

    @Test
    void aMonitoringAlarmOfADetectorIsToldForItsCircuitAndSoIsItsRecovery() throws Exception {
        TestDevice known = register(entry("17@3.12", 2, "residualCurrent", null));

        tell(
                Frames.state(address, LEAK, 0x0003, "一层配电箱剩余电流", AT),
                Frames.state(address, LEAK, 0x0001, "", AT.plusSeconds(30)));

        List<Event> told = events(known, KindCase.ALARM, 2);
        assertThat(told).extracting(Event::getCircuitId).containsOnly(bytes(known.circuit(2)));
        assertThat(told)
                .extracting(Event::getTimeQuality)
                .containsOnly(TimeQuality.TIME_QUALITY_DEVICE);
        AlarmEvent raised = told.getFirst().getAlarm();
        assertThat(raised.getType()).isEqualTo("residual-current-high");
        assertThat(raised.getActive()).isTrue();
        assertThat(raised.getMetric()).isEqualTo("residualCurrent");
        assertThat(raised.getComponent()).isEqualTo("17@3.12");
        assertThat(raised.getSourceCode()).isEqualTo("0x0003");
        assertThat(raised.getText())
                .contains("residual-current-detector", "zone 3, position 12", "一层配电箱剩余电流");
        assertThat(told.getFirst().getAtMs()).isEqualTo(AT.toEpochMilli());
        assertThat(told.getLast().getAlarm().getActive()).isFalse();
        assertThat(told.getLast().getAtMs()).isEqualTo(AT.plusSeconds(30).toEpochMilli());
        assertThat(faults(known, 2 * 3))
                .extracting(FaultEvent::getType, FaultEvent::getActive)
                .contains(org.assertj.core.groups.Tuple.tuple("leak-sensor-fault", false));
    }

    @Test
    void aFireIsToldOfTheTransmitterWhereNoCircuitIsMappedThoughBitZeroSaysTest() throws Exception {
        TestDevice known = register();

        tell(Frames.state(address, SMOKE, 0x0002, "", AT));

        Event told = events(known, KindCase.ALARM, 1).getFirst();
        assertThat(told.hasCircuitId()).isFalse();
        assertThat(told.getAlarm().getType()).isEqualTo("smoke");
        assertThat(told.getAlarm().getActive()).isTrue();
        assertThat(told.getAlarm().getComponent()).isEqualTo("40@10.2");
    }

    @Test
    void theTransmittersOwnFaultsAreTold() throws Exception {
        TestDevice known = register();

        tell(Frames.transmitter(address, 0b011_1000, AT));

        assertThat(faults(known, 5).stream().filter(FaultEvent::getActive))
                .extracting(FaultEvent::getType)
                .containsExactly("mains-fault", "battery-fault", "comm-fault");
    }

    @Test
    void aMakersKindOfDetectorAlarmsAboutWhatItMeasures() throws Exception {
        TestDevice known = register(entry("130@1.1", 1, "arcCount", null));

        tell(Frames.state(address, new Part(130, 1, 1), 0x0003, "", AT));

        assertThat(events(known, KindCase.ALARM, 1).getFirst().getAlarm().getType())
                .isEqualTo("arc-fault");
    }

    @Test
    void analogueValuesAreReadingsByTheMappingOfTheComponentOrOfItsKind() throws Exception {
        TestDevice known =
                register(
                        entry("17/131", 1, "residualCurrent", null),
                        entry("17@3.12/131", 2, "residualCurrent", null),
                        entry("18/3", 1, "temperature1", null));

        tell(
                Frames.value(address, new Part(17, 1, 1), 131, 310, AT),
                Frames.value(address, LEAK, 131, 42, AT),
                Frames.value(address, new Part(18, 1, 2), 3, 415, AT.plusSeconds(1)));

        List<Reading> readings = readings(known, 3);
        assertThat(readings.get(0).getResidualCurrent()).isEqualTo(310);
        assertThat(readings.get(0).getCircuitId()).isEqualTo(bytes(known.circuit(1)));
        assertThat(readings.get(0).getAtMs()).isEqualTo(AT.toEpochMilli());
        assertThat(readings.get(1).getResidualCurrent()).isEqualTo(42);
        assertThat(readings.get(1).getCircuitId()).isEqualTo(bytes(known.circuit(2)));
        assertThat(readings.get(2).getTemperature1()).isEqualTo(415);
    }

    @Test
    void aValueThatNoEntryMapsIsKeptBesideTheCatalogue() throws Exception {
        TestDevice known = register();

        tell(Frames.value(address, LEAK, 9, 3, AT), Frames.value(address, LEAK, 200, -500, AT));

        assertThat(readings(known, 2))
                .extracting(Reading::getExtraMap)
                .containsExactly(
                        java.util.Map.of("17@3.12/9", 0.3),
                        java.util.Map.of("17@3.12/200", -500.0));
    }

    @Test
    void aSentinelIsAnOpenSensorAndNoReading() throws Exception {
        TestDevice known = register(entry("17/131", 1, "residualCurrent", "-500"));

        tell(
                Frames.value(address, LEAK, 131, -500, AT),
                Frames.value(address, LEAK, 131, 12, AT.plusSeconds(1)),
                Frames.value(address, LEAK, 131, 13, AT.plusSeconds(2)));

        assertThat(readings(known, 2))
                .extracting(Reading::getResidualCurrent)
                .containsExactly(12, 13);
        List<Event> told = events(known, KindCase.FAULT, 2);
        assertThat(told)
                .extracting(
                        event -> event.getFault().getType(), event -> event.getFault().getActive())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("leak-sensor-open", true),
                        org.assertj.core.groups.Tuple.tuple("leak-sensor-open", false));
        assertThat(told).extracting(Event::getCircuitId).containsOnly(bytes(known.circuit(1)));
    }

    @Test
    void aFrameThatIsSentAgainIsConfirmedOncePerCopyAndSaysTheSame() throws Exception {
        TestDevice known = register(entry("17/131", 1, "residualCurrent", null));
        byte[] state = Frames.state(address, LEAK, 0x0003, "", AT).bytes();
        byte[] timeless = Frames.timelessValue(address, LEAK, 131, 77).bytes();

        try (BareTransmitter transmitter = dial()) {
            for (int copy = 0; copy < 3; copy++) {
                transmitter.send(state);
                transmitter.send(timeless);
                assertThat(transmitter.hear().command()).isEqualTo(Command.CONFIRM);
                assertThat(transmitter.hear().command()).isEqualTo(Command.CONFIRM);
            }
            assertThat(transmitter.hear(java.time.Duration.ofMillis(300))).isNull();
        }

        assertThat(events(known, KindCase.ALARM, 3))
                .extracting(Event::getId)
                .containsOnly(events(known, KindCase.ALARM, 3).getFirst().getId());
        List<Reading> readings = readings(known, 3);
        assertThat(readings)
                .extracting(Reading::getAtMs, Reading::getResidualCurrent)
                .containsOnly(
                        org.assertj.core.groups.Tuple.tuple(readings.getFirst().getAtMs(), 77));
        assertThat(readings)
                .extracting(Reading::getTimeQuality)
                .containsOnly(TimeQuality.TIME_QUALITY_RESTAMPED_ILLEGAL);
    }

    @Test
    void twoTimelessFramesOfOneMillisecondAreTwoReadings() throws Exception {
        TestDevice known = register(entry("17/131", 1, "residualCurrent", null));

        tell(
                Frames.timelessValue(address, LEAK, 131, 1),
                Frames.timelessValue(address, LEAK, 131, 2));

        assertThat(readings(known, 2)).extracting(Reading::getAtMs).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotDecodedIsConfirmedAndKeptAsItCame() throws Exception {
        TestDevice known = register();
        Frame version = Frames.data(address, AT, Frames.hex("19 01 01 01"));

        tell(version);

        Event raw = events(known, KindCase.RAW, 1).getFirst();
        assertThat(raw.getRaw().getProtocol()).isEqualTo("gb26875");
        assertThat(raw.getRaw().getType()).isEqualTo("25");
        assertThat(raw.getRaw().getBody().toByteArray()).isEqualTo(version.bytes());
        assertThat(raw.getAtMs()).isEqualTo(AT.toEpochMilli());
    }

    @Test
    void aHeartbeatIsASignOfLife() throws Exception {
        TestDevice known = register();

        tell(Frames.heartbeat(address), Frames.heartbeat(address));

        assertThat(events(known, KindCase.SEEN, 1)).hasSize(1);
        List<Event> sessions = events(known, KindCase.SESSION, 2);
        assertThat(sessions.getFirst().getSession().getConnected()).isTrue();
        assertThat(sessions.getFirst().getSession().getProtocol()).isEqualTo("gb26875");
        assertThat(sessions.getLast().getSession().getReason()).isEqualTo("connection-lost");
    }

    /** Sends the frames on one connection, glued, and hears their confirmations in their order. */
    private void tell(Frame... frames) throws Exception {
        try (BareTransmitter transmitter = dial()) {
            byte[][] pieces = new byte[frames.length][];
            for (int i = 0; i < frames.length; i++) {
                pieces[i] = frames[i].bytes();
            }
            transmitter.send(Frames.glued(pieces));
            for (Frame frame : frames) {
                assertThat(transmitter.hear()).isEqualTo(frame.confirmation());
            }
        }
    }

    private static BareTransmitter dial() throws Exception {
        return BareTransmitter.dial(Suite.transmitterPort());
    }

    private TestDevice register(GatewayModel.Mapping... mapping) throws Exception {
        return Suite.registerTransmitter(address, List.of(mapping));
    }

    private static GatewayModel.Mapping entry(
            String source, int channel, String metric, @Nullable String sentinel) {
        return new GatewayModel.Mapping(
                source,
                channel,
                metric,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                sentinel == null ? null : new BigDecimal(sentinel));
    }

    private List<Reading> readings(TestDevice device, int count) {
        await().until(() -> ear.readingsOf(device.id()).size() >= count);
        return ear.readingsOf(device.id());
    }

    private List<Event> events(TestDevice device, KindCase kind, int count) {
        await().until(() -> ear.eventsOf(device.id(), kind).size() >= count);
        return ear.eventsOf(device.id(), kind);
    }

    private List<FaultEvent> faults(TestDevice device, int count) {
        return events(device, KindCase.FAULT, count).stream().map(Event::getFault).toList();
    }

    private static ByteString bytes(UUID id) {
        return ByteString.copyFrom(UuidBytes.toBytes(id));
    }
}
