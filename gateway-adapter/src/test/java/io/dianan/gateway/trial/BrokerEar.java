package io.dianan.gateway.trial;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
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
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Hears at the broker what the gateway passes on, as device-service would, and may speak as it. */
public final class BrokerEar implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final MqttClient client;
    private final List<Reading> readings = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Map<String, List<BatchHeader>> headers = new HashMap<>();

    public BrokerEar() throws Exception {
        client =
                MqttClient.create(
                        vertx,
                        new MqttClientOptions()
                                .setClientId("ear-" + UUID.randomUUID())
                                .setUsername("device-service")
                                .setPassword(BrokerProcess.PASSWORD)
                                .setMaxMessageSize(1 << 20));
        client.publishHandler(this::heard);
        await(client.connect(Integer.parseInt(Suite.setting("dianan.broker.port")), "127.0.0.1"));
        Map<String, Integer> topics = new HashMap<>();
        for (int number = 0; number < Lane.COUNT; number++) {
            topics.put(Topics.readings(new Lane(number)), MqttQoS.AT_LEAST_ONCE.value());
            topics.put(Topics.events(new Lane(number)), MqttQoS.AT_LEAST_ONCE.value());
        }
        await(client.subscribe(topics));
    }

    public void publish(String topic, byte[] payload) throws Exception {
        await(client.publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false));
    }

    public List<Reading> readingsOf(UUID deviceId) {
        ByteString id = ByteString.copyFrom(UuidBytes.toBytes(deviceId));
        return readings.stream().filter(reading -> reading.getDeviceId().equals(id)).toList();
    }

    public List<Event> eventsOf(UUID deviceId) {
        ByteString id = ByteString.copyFrom(UuidBytes.toBytes(deviceId));
        return events.stream().filter(event -> event.getDeviceId().equals(id)).toList();
    }

    public List<Event> eventsOf(UUID deviceId, Event.KindCase kind) {
        return eventsOf(deviceId).stream().filter(event -> event.getKindCase() == kind).toList();
    }

    public List<Event> events(Event.KindCase kind) {
        return events.stream().filter(event -> event.getKindCase() == kind).toList();
    }

    /** Headers heard on a topic, as they came. */
    public synchronized List<BatchHeader> headers(String topic) {
        return List.copyOf(headers.getOrDefault(topic, List.of()));
    }

    @Override
    public void close() throws Exception {
        await(client.disconnect());
        await(vertx.close());
    }

    private synchronized void heard(MqttPublishMessage message) {
        try {
            byte[] bytes = message.payload().getBytes();
            BatchHeader header;
            if (message.topicName().startsWith("dianan/readings/")) {
                ReadingBatch batch = ReadingBatch.parseFrom(bytes);
                header = batch.getHeader();
                readings.addAll(batch.getReadingsList());
            } else {
                EventBatch batch = EventBatch.parseFrom(bytes);
                header = batch.getHeader();
                events.addAll(batch.getEventsList());
            }
            headers.computeIfAbsent(message.topicName(), _ -> new CopyOnWriteArrayList<>())
                    .add(header);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(io.vertx.core.Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
