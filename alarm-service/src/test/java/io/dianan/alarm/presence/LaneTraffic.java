package io.dianan.alarm.presence;

import com.google.protobuf.ByteString;
import io.dianan.alarm.directory.Device;
import io.dianan.contracts.id.UuidBytes;
import io.dianan.contracts.lane.Lane;
import io.dianan.contracts.topic.Topics;
import io.dianan.contracts.wire.BatchHeader;
import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.EventBatch;
import io.dianan.contracts.wire.ReadingBatch;
import io.dianan.contracts.wire.SeenEvent;
import io.dianan.contracts.wire.SessionEvent;
import io.dianan.testkit.BrokerProcess;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * One gateway at the inside broker whose clock is the test's: time passes on all lanes when the
 * test lets it pass, in steps that are no gap.
 */
final class LaneTraffic implements AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(20);
    private static final int WAIT_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final MqttClient client;
    private final String startId = UUID.randomUUID().toString();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<Integer, CompletableFuture<Void>> unanswered = new ConcurrentHashMap<>();
    private Instant now;

    LaneTraffic(Instant now) throws Exception {
        this.now = now;
        client =
                MqttClient.create(
                        vertx,
                        new MqttClientOptions()
                                .setClientId("test-" + UUID.randomUUID())
                                .setUsername("gateway-adapter")
                                .setPassword(BrokerProcess.PASSWORD)
                                .setMaxInflightQueue(1000)
                                .setMaxMessageSize(1 << 20));
        client.publishCompletionHandler(id -> answer(id).complete(null));
        int port = ConfigProvider.getConfig().getValue("dianan.broker.port", Integer.class);
        client.connect(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    Instant now() {
        return now;
    }

    /** They are heard now. */
    void heard(Collection<Device> devices) {
        send(devices.stream().map(device -> event(device).setSeen(seen()).build()).toList());
    }

    /** A connection of the device begins or ends now. */
    void session(Device device, String session, boolean connected) {
        send(
                List.of(
                        event(device)
                                .setSession(
                                        SessionEvent.newBuilder()
                                                .setSession(session)
                                                .setConnected(connected))
                                .build()));
    }

    /** Time passes, and these are heard at each step of it. */
    void pass(Duration time, Collection<Device> heard) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            Instant next = now.plus(STEP);
            now = next.isAfter(end) ? end : next;
            heard(heard);
        }
    }

    /** The gateway is away, and everything that it would have said. */
    void away(Duration time) {
        now = now.plus(time);
    }

    /** An event of this device, now. */
    Event.Builder event(Device device) {
        return Event.newBuilder()
                .setId(bytes(UUID.randomUUID()))
                .setDeviceId(bytes(device.id()))
                .setAtMs(now.toEpochMilli())
                .setReceivedAtMs(now.toEpochMilli());
    }

    /** These events and the time, on all lanes. */
    void send(Collection<Event> events) {
        Map<Lane, List<Event>> byLane = new HashMap<>();
        events.forEach(
                event ->
                        byLane.computeIfAbsent(
                                        Lane.of(
                                                UuidBytes.fromBytes(
                                                        event.getDeviceId().toByteArray())),
                                        _ -> new ArrayList<>())
                                .add(event));
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        for (int number = 0; number < Lane.COUNT; number++) {
            Lane lane = new Lane(number);
            EventBatch said =
                    EventBatch.newBuilder()
                            .setHeader(header(lane, Topics.events(lane)))
                            .addAllEvents(byLane.getOrDefault(lane, List.of()))
                            .build();
            sent.add(publish(Topics.events(lane), said.toByteArray()));
            ReadingBatch time =
                    ReadingBatch.newBuilder()
                            .setHeader(header(lane, Topics.readings(lane)))
                            .build();
            sent.add(publish(Topics.readings(lane), time.toByteArray()));
        }
        try {
            CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new))
                    .get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the broker did not take a batch", e);
        }
    }

    private CompletableFuture<Void> publish(String topic, byte[] payload) {
        return client.publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false)
                .toCompletionStage()
                .thenCompose(this::answer)
                .toCompletableFuture();
    }

    private BatchHeader header(Lane lane, String topic) {
        return BatchHeader.newBuilder()
                .setGateway("gateway-of-the-test")
                .setStartId(startId)
                .setLane(lane.number())
                .setSequence(sequences.merge(topic, 1L, Long::sum))
                .setWatermarkMs(now.toEpochMilli())
                .build();
    }

    private static SeenEvent seen() {
        return SeenEvent.getDefaultInstance();
    }

    private static ByteString bytes(UUID id) {
        return ByteString.copyFrom(UuidBytes.toBytes(id));
    }

    private CompletableFuture<Void> answer(int packet) {
        return unanswered.computeIfAbsent(packet, _ -> new CompletableFuture<>());
    }

    @Override
    public void close() throws Exception {
        client.disconnect()
                .toCompletionStage()
                .toCompletableFuture()
                .get(WAIT_SECONDS, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }
}
