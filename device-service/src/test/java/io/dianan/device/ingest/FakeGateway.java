package io.dianan.device.ingest;

import com.google.protobuf.ByteString;
import io.dianan.contracts.id.UuidBytes;
import io.dianan.contracts.lane.Lane;
import io.dianan.contracts.topic.Topics;
import io.dianan.contracts.wire.BatchHeader;
import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.EventBatch;
import io.dianan.contracts.wire.Reading;
import io.dianan.contracts.wire.ReadingBatch;
import io.dianan.testkit.BrokerProcess;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/** A gateway at the inside broker: one run of it, with numbers of its own on every lane. */
public final class FakeGateway implements AutoCloseable {
    private static final int WAIT_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final MqttClient client;
    private final String name = "gateway-" + UUID.randomUUID();
    private final String startId = UUID.randomUUID().toString();
    private final Map<Integer, CompletableFuture<Void>> unanswered = new ConcurrentHashMap<>();
    private final Map<String, Long> sequences = new ConcurrentHashMap<>();

    /** At the broker of the service under test. */
    public FakeGateway() throws Exception {
        this(ConfigProvider.getConfig().getValue("dianan.broker.port", Integer.class));
    }

    FakeGateway(int port) throws Exception {
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
        client.connect(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    public String name() {
        return name;
    }

    /** The next batch of the device's lane; returns when the broker has it. */
    public void readings(UUID device, Reading... readings) {
        readings(nextSequence(Topics.readings(Lane.of(device))), device, readings);
    }

    /** A batch with a number of the test's choice. */
    public void readings(long sequence, UUID device, Reading... readings) {
        Lane lane = Lane.of(device);
        ReadingBatch batch =
                ReadingBatch.newBuilder()
                        .setHeader(header(lane, sequence))
                        .addAllReadings(Arrays.asList(readings))
                        .build();
        publish(Topics.readings(lane), batch.toByteArray());
    }

    public void events(UUID device, Event... events) {
        Lane lane = Lane.of(device);
        EventBatch batch =
                EventBatch.newBuilder()
                        .setHeader(header(lane, nextSequence(Topics.events(lane))))
                        .addAllEvents(Arrays.asList(events))
                        .build();
        publish(Topics.events(lane), batch.toByteArray());
    }

    public void publish(String topic, byte[] payload) {
        try {
            client.publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false)
                    .toCompletionStage()
                    .thenCompose(this::answer)
                    .toCompletableFuture()
                    .get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the broker did not take a batch", e);
        }
    }

    public BatchHeader header(Lane lane, long sequence) {
        return BatchHeader.newBuilder()
                .setGateway(name)
                .setStartId(startId)
                .setLane(lane.number())
                .setSequence(sequence)
                .setWatermarkMs(System.currentTimeMillis())
                .build();
    }

    public long nextSequence(String topic) {
        return sequences.merge(topic, 1L, Long::sum);
    }

    /** A reading received now. */
    public static Reading.Builder reading(UUID device, UUID circuit, Instant at) {
        return Reading.newBuilder()
                .setDeviceId(bytes(device))
                .setCircuitId(bytes(circuit))
                .setAtMs(at.toEpochMilli())
                .setReceivedAtMs(System.currentTimeMillis());
    }

    /** An event received now, with an id of its own. */
    public static Event.Builder event(UUID device) {
        long now = System.currentTimeMillis();
        return Event.newBuilder()
                .setId(bytes(UUID.randomUUID()))
                .setDeviceId(bytes(device))
                .setAtMs(now)
                .setReceivedAtMs(now);
    }

    public static ByteString bytes(UUID id) {
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
