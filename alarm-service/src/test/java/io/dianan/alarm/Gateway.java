package io.dianan.alarm;

import com.google.protobuf.ByteString;
import io.dianan.alarm.directory.Device;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A gateway at the inside broker: one run of it, with numbers of its own on every lane. Its clock
 * stands until the test moves it; what it sends was received then, and its batches were closed
 * then.
 */
public final class Gateway implements AutoCloseable {
    private static final int WAIT_SECONDS = 20;
    private static final Duration TICK = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final MqttClient client;
    private final String name = "gateway-" + UUID.randomUUID();
    private final String startId = UUID.randomUUID().toString();
    private final Map<Integer, CompletableFuture<Void>> unanswered = new ConcurrentHashMap<>();
    private final Map<String, Long> sequences = new ConcurrentHashMap<>();
    private Instant now;

    public Gateway(Instant now) throws Exception {
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

    public String name() {
        return name;
    }

    public Instant now() {
        return now;
    }

    /** How many batches it has made for a topic. */
    public long sent(String topic) {
        return sequences.getOrDefault(topic, 0L);
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** A reading of the device's first circuit, taken and received now. */
    public Reading.Builder reading(Device device) {
        return Reading.newBuilder()
                .setDeviceId(bytes(device.id()))
                .setCircuitId(bytes(device.circuits().getFirst().id()))
                .setAtMs(now.toEpochMilli())
                .setReceivedAtMs(now.toEpochMilli());
    }

    /** An event of the device's first circuit that happened and was received now. */
    public Event.Builder event(Device device) {
        return Event.newBuilder()
                .setId(bytes(UUID.randomUUID()))
                .setDeviceId(bytes(device.id()))
                .setCircuitId(bytes(device.circuits().getFirst().id()))
                .setAtMs(now.toEpochMilli())
                .setReceivedAtMs(now.toEpochMilli());
    }

    /** The next batch of the device's lane; returns when the broker has it. */
    public ReadingBatch send(Device device, Reading.Builder... readings) {
        ReadingBatch batch = batch(device, readings);
        send(batch);
        return batch;
    }

    /** The next batch of the device's lane, not sent yet. */
    public ReadingBatch batch(Device device, Reading.Builder... readings) {
        Lane lane = Lane.of(device.id());
        return ReadingBatch.newBuilder()
                .setHeader(header(lane, Topics.readings(lane)))
                .addAllReadings(Arrays.stream(readings).map(Reading.Builder::build).toList())
                .build();
    }

    /** Once more, or for the first time. */
    public void send(ReadingBatch batch) {
        publish(Topics.readings(new Lane(batch.getHeader().getLane())), batch.toByteArray());
    }

    public EventBatch send(Device device, Event.Builder... events) {
        Lane lane = Lane.of(device.id());
        EventBatch batch =
                EventBatch.newBuilder()
                        .setHeader(header(lane, Topics.events(lane)))
                        .addAllEvents(Arrays.stream(events).map(Event.Builder::build).toList())
                        .build();
        send(batch);
        return batch;
    }

    public void send(EventBatch batch) {
        publish(Topics.events(new Lane(batch.getHeader().getLane())), batch.toByteArray());
    }

    /** The empty batches that carry the time, on both topics of the device's lane. */
    public void tick(Device device) {
        send(device, new Event.Builder[0]);
        send(device, new Reading.Builder[0]);
    }

    /** Time passes with nobody away: a batch every few seconds carries it. */
    public void passTicking(Device device, Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            Duration left = Duration.between(now, end);
            pass(left.compareTo(TICK) < 0 ? left : TICK);
            tick(device);
        }
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

    private BatchHeader header(Lane lane, String topic) {
        return BatchHeader.newBuilder()
                .setGateway(name)
                .setStartId(startId)
                .setLane(lane.number())
                .setSequence(sequences.merge(topic, 1L, Long::sum))
                .setWatermarkMs(now.toEpochMilli())
                .build();
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
