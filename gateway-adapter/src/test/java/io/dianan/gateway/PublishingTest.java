package io.dianan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.dianan.contracts.id.UuidBytes;
import io.dianan.contracts.lane.Lane;
import io.dianan.contracts.registry.GatewayModel;
import io.dianan.contracts.topic.Topics;
import io.dianan.contracts.wire.BatchHeader;
import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.Event.KindCase;
import io.dianan.contracts.wire.QuarantineEvent;
import io.dianan.contracts.wire.Reading;
import io.dianan.contracts.wire.SecurityEvent;
import io.dianan.contracts.wire.TimeQuality;
import io.dianan.gateway.trial.BareDevice;
import io.dianan.gateway.trial.BrokerEar;
import io.dianan.gateway.trial.DeviceServiceStub;
import io.dianan.gateway.trial.Suite;
import io.dianan.gateway.trial.Suite.TestDevice;
import io.dianan.testkit.EmbeddedSuite;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
@WithTestResource(DeviceServiceStub.class)
class PublishingTest {
    private static final String TELEMETRY = "v1/devices/me/telemetry";
    private static final String READINGS = "dianan/v1/readings";

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    private BrokerEar ear;

    @BeforeEach
    void listen() throws Exception {
        ear = new BrokerEar();
        BareDevice.awaitDoor(Suite.doorPort());
    }

    @AfterEach
    void hangUp() throws Exception {
        ear.close();
    }

    @Test
    void thingsBoardTelemetryArrivesAndIsAcknowledged() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token())) {
            device.publish(7, TELEMETRY, "{\"residualCurrent\":312,\"temperature1\":41.5}");
            assertThat(device.hearPubAck()).isEqualTo(7);
        }
        Reading reading = readings(known.id(), 1).getFirst();
        assertThat(reading.getResidualCurrent()).isEqualTo(312);
        assertThat(reading.getTemperature1()).isEqualTo(415);
        assertThat(reading.getTimeQuality()).isEqualTo(TimeQuality.TIME_QUALITY_RECEIVED);
        assertThat(reading.getCircuitId()).isEqualTo(bytes(known.circuit(1)));
    }

    @Test
    void ownTopicByVersion5Arrives() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = signedIn5(known)) {
            device.publish(
                    9,
                    READINGS,
                    "[{\"seq\":1,\"ts\":\"2018-01-10T09:30:05Z\",\"values\":{\"voltageA\":230.14}},"
                            + "{\"id\":\"two\",\"values\":{\"voltageA\":229}}]");
            assertThat(device.hearPubAck()).isEqualTo(9);
        }
        List<Reading> readings = readings(known.id(), 2);
        assertThat(readings.get(0).getVoltageA()).isEqualTo(2301);
        assertThat(readings.get(0).getSequence()).isEqualTo(1);
        assertThat(readings.get(0).getAtMs()).isEqualTo(1_515_576_605_000L);
        assertThat(readings.get(1).getMessageId()).isEqualTo("two");
    }

    @Test
    void acknowledgementsComeInTheOrderOfArrivalWhateverTheLane() throws Exception {
        TestDevice parent = Suite.register();
        List<TestDevice> children = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            TestDevice child = TestDevice.fresh(parent.id(), 1);
            Suite.put(child);
            ear.publish(Suite.deviceTopic(), Suite.eventOf(child.state()));
            children.add(child);
        }
        int count = 320;
        try (BareDevice device = signedIn5(parent)) {
            awaitKnown(device, children.getLast());
            for (int id = 1; id <= count; id++) {
                String body =
                        id % 5 == 0
                                ? "broken"
                                : "{\"seq\":%d,\"values\":{\"arcCount\":1}}".formatted(id);
                device.publish(id, childTopic(children.get(id % 16)), body);
            }
            List<Integer> heard = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                heard.add(device.hearPubAck());
            }
            assertThat(heard)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, count).boxed().toList());
        }
    }

    @Test
    void anUnparsablePayloadIsKeptAndAcknowledgedAndTheNextOneIsStored() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token())) {
            device.publish(1, TELEMETRY, "{\"residualCurrent\":");
            device.publish(2, TELEMETRY, "{\"residualCurrent\":5}");
            assertThat(device.hearPubAck()).isEqualTo(1);
            assertThat(device.hearPubAck()).isEqualTo(2);
        }
        QuarantineEvent kept = event(known.id(), KindCase.QUARANTINE).getQuarantine();
        assertThat(kept.getReason()).isEqualTo("unparsable");
        assertThat(kept.getTopic()).isEqualTo(TELEMETRY);
        assertThat(kept.getBody().toStringUtf8()).isEqualTo("{\"residualCurrent\":");
        assertThat(readings(known.id(), 1).getFirst().getResidualCurrent()).isEqualTo(5);
    }

    @Test
    void theSameBrokenMessageSentAgainIsTheSameEvent() throws Exception {
        TestDevice known = Suite.register();
        for (int attempt = 0; attempt < 2; attempt++) {
            try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token())) {
                device.publish(77, TELEMETRY, "broken");
                device.hearPubAck();
            }
        }
        await().until(() -> ear.eventsOf(known.id(), KindCase.QUARANTINE).size() == 2);
        assertThat(ear.eventsOf(known.id(), KindCase.QUARANTINE).stream().map(Event::getId))
                .hasSize(2)
                .containsOnly(ear.eventsOf(known.id(), KindCase.QUARANTINE).getFirst().getId());
    }

    @Test
    void aWrongTypedMetricIsKeptAloneAndAChannelWithoutCircuitIsNamed() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token())) {
            device.publish(1, TELEMETRY, "{\"residualCurrent\":\"high\",\"temperature1\":20}");
            device.publish(2, READINGS, "{\"channel\":4,\"values\":{\"arcCount\":1}}");
            device.hearPubAck();
            device.hearPubAck();
        }
        await().until(() -> ear.eventsOf(known.id(), KindCase.QUARANTINE).size() == 2);
        assertThat(ear.eventsOf(known.id(), KindCase.QUARANTINE))
                .extracting(event -> event.getQuarantine().getReason())
                .containsExactlyInAnyOrder("wrong-type", "no-circuit");
        assertThat(readings(known.id(), 1).getFirst().getTemperature1()).isEqualTo(200);
    }

    @Test
    void aModelsMappingGivesKeysTheirMeaning() throws Exception {
        GatewayModel model = Suite.model("leak_10", 1, "residualCurrent", "0.1");
        Suite.put(model);
        TestDevice known = TestDevice.fresh(null, 1, model.id());
        Suite.put(known);
        ear.publish(Suite.modelTopic(), Suite.eventOf(model));
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token())) {
            await().untilAsserted(
                            () -> {
                                device.publish(1, TELEMETRY, "{\"leak_10\":5004}");
                                device.hearPubAck();
                                assertThat(ear.readingsOf(known.id()))
                                        .anyMatch(reading -> reading.getResidualCurrent() == 500);
                            });
        }
    }

    @Test
    void aMessageOfQos0ArrivesWithoutAnAnswer() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token())) {
            device.publish(0, TELEMETRY, "{\"residualCurrent\":1}");
            assertThat(readings(known.id(), 1)).hasSize(1);
            device.publish(5, TELEMETRY, "{\"residualCurrent\":2}");
            assertThat(device.hearPubAck()).isEqualTo(5);
        }
    }

    @Test
    void whatThingsBoardFirmwareSaysBesidesReadingsIsKeptAsItIs() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token())) {
            device.publish(3, "v1/devices/me/attributes", "{\"fw\":\"1.0\"}");
            assertThat(device.hearPubAck()).isEqualTo(3);
        }
        Event raw = event(known.id(), KindCase.RAW);
        assertThat(raw.getRaw().getType()).isEqualTo("v1/devices/me/attributes");
        assertThat(raw.getRaw().getBody().toStringUtf8()).isEqualTo("{\"fw\":\"1.0\"}");
    }

    @Test
    void aParentSpeaksForItsChildAndTheReadingIsTheChilds() throws Exception {
        TestDevice parent = Suite.register();
        TestDevice child = TestDevice.fresh(parent.id(), 1);
        Suite.put(child);
        ear.publish(Suite.deviceTopic(), Suite.eventOf(child.state()));
        try (BareDevice device = signedIn5(parent)) {
            awaitKnown(device, child);
        }
        assertThat(readings(child.id(), 1).getFirst().getCircuitId())
                .isEqualTo(bytes(child.circuit(1)));
        assertThat(ear.readingsOf(parent.id())).isEmpty();
    }

    @Test
    void aForeignDeviceIsRefusedByVersion5AndRecordedAndTheConnectionStays() throws Exception {
        TestDevice speaker = Suite.register();
        TestDevice other = Suite.register();
        ear.publish(Suite.deviceTopic(), Suite.eventOf(other.state()));
        try (BareDevice device = signedIn5(speaker)) {
            device.publish(4, childTopic(other), "{\"values\":{\"arcCount\":1}}");
            assertThat(reasonOf(device.hear(MqttMessageType.PUBACK))).isEqualTo((byte) 0x87);
            device.publish(5, READINGS, "{\"values\":{\"arcCount\":1}}");
            assertThat(reasonOf(device.hear(MqttMessageType.PUBACK))).isZero();
        }
        SecurityEvent told = event(speaker.id(), KindCase.SECURITY).getSecurity();
        assertThat(told.getType()).isEqualTo("foreign-device");
        assertThat(told.getDetail()).contains(childTopic(other));
        assertThat(ear.readingsOf(other.id())).isEmpty();
    }

    @Test
    void aForeignDeviceAndAForbiddenTopicEndAConnectionOfVersion311() throws Exception {
        TestDevice speaker = Suite.register();
        TestDevice other = Suite.register();
        for (String topic : List.of(childTopic(other), "v1/devices/other/telemetry")) {
            try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), speaker.token())) {
                device.publish(4, topic, "{\"values\":{\"arcCount\":1}}");
                assertThat(device.isClosedByPeer()).isTrue();
            }
        }
        await().until(() -> ear.eventsOf(speaker.id(), KindCase.SECURITY).size() == 2);
        assertThat(ear.eventsOf(speaker.id(), KindCase.SECURITY))
                .extracting(event -> event.getSecurity().getType())
                .containsExactlyInAnyOrder("foreign-device", "forbidden-topic");
        await().untilAsserted(
                        () ->
                                assertThat(ear.eventsOf(speaker.id(), KindCase.SESSION))
                                        .extracting(event -> event.getSession().getReason())
                                        .contains("foreign-device", "forbidden-topic"));
    }

    @Test
    void everyLaneTellsItsWatermarkEveryFiveSecondsAndNumbersItsBatchesWithoutGaps() {
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                IntStream.range(0, Lane.COUNT)
                                        .mapToObj(Lane::new)
                                        .allMatch(
                                                lane ->
                                                        ear.headers(Topics.readings(lane)).size()
                                                                        > 1
                                                                && ear.headers(Topics.events(lane))
                                                                                .size()
                                                                        > 1));
        for (int number = 0; number < Lane.COUNT; number++) {
            List<BatchHeader> headers = ear.headers(Topics.events(new Lane(number)));
            long[] sequences =
                    headers.stream().mapToLong(BatchHeader::getSequence).sorted().toArray();
            assertThat(sequences)
                    .containsExactly(
                            LongStream.range(sequences[0], sequences[0] + sequences.length)
                                    .toArray());
            assertThat(headers.getLast().getWatermarkMs())
                    .isCloseTo(
                            System.currentTimeMillis(),
                            org.assertj.core.data.Offset.offset(20_000L));
        }
    }

    @Test
    void whatPassesIsCountedByNameAndExplained() throws Exception {
        TestDevice known = Suite.register();
        try (BareDevice device = BareDevice.signedIn(Suite.doorPort(), known.token())) {
            device.publish(1, TELEMETRY, "{\"residualCurrent\":312}");
            device.hearPubAck();
            device.publish(2, TELEMETRY, "broken");
            device.hearPubAck();
        }
        String page = Suite.get(metrics.toString());
        assertThat(page)
                .contains(
                        "# HELP dianan_gateway_passed_on ",
                        "# HELP dianan_gateway_waiting ",
                        "# HELP dianan_gateway_connections ",
                        "# HELP dianan_gateway_messages_received ");
        assertThat(count(page, "dianan_gateway_passed_on_total{kind=\"readings\"")).isPositive();
        assertThat(count(page, "dianan_gateway_quarantined_total{reason=\"unparsable\""))
                .isPositive();
        assertThat(count(page, "dianan_gateway_ack_latency_seconds_count")).isPositive();
    }

    private static double count(String page, String head) {
        return page.lines()
                .filter(line -> line.startsWith(head))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static BareDevice signedIn5(TestDevice known) throws Exception {
        BareDevice device = BareDevice.dial(Suite.doorPort());
        assertThat(device.signIn(MqttVersion.MQTT_5, known.token(), null))
                .isEqualTo(MqttConnectReturnCode.CONNECTION_ACCEPTED);
        return device;
    }

    /** The event of a child's registration takes some milliseconds. */
    private static void awaitKnown(BareDevice parent, TestDevice child) {
        await().untilAsserted(
                        () -> {
                            parent.publish(
                                    60_000, childTopic(child), "{\"values\":{\"arcCount\":1}}");
                            assertThat(reasonOf(parent.hear(MqttMessageType.PUBACK))).isZero();
                        });
    }

    private static byte reasonOf(MqttMessage puback) {
        return puback.variableHeader() instanceof MqttPubReplyMessageVariableHeader header
                ? header.reasonCode()
                : 0;
    }

    private static String childTopic(TestDevice child) {
        return "dianan/v1/devices/" + child.state().serialNumber() + "/readings";
    }

    private List<Reading> readings(UUID deviceId, int count) {
        await().until(() -> ear.readingsOf(deviceId).size() >= count);
        return ear.readingsOf(deviceId);
    }

    private Event event(UUID deviceId, KindCase kind) {
        await().until(() -> !ear.eventsOf(deviceId, kind).isEmpty());
        return ear.eventsOf(deviceId, kind).getFirst();
    }

    private static ByteString bytes(UUID id) {
        return ByteString.copyFrom(UuidBytes.toBytes(id));
    }
}
