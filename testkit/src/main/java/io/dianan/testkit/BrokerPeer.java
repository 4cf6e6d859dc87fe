package io.dianan.testkit;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Another user of the suite's broker: hears and publishes as that service would. */
public final class BrokerPeer implements AutoCloseable {
    private static final int WAIT_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final MqttClient client;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Map<Integer, CompletableFuture<Void>> answers = new ConcurrentHashMap<>();

    private BrokerPeer(String user) {
        client =
                MqttClient.create(
                        vertx,
                        new MqttClientOptions()
                                .setClientId("test-" + UUID.randomUUID())
                                .setUsername(user)
                                .setPassword(BrokerProcess.PASSWORD)
                                .setMaxInflightQueue(2_000)
                                .setMaxMessageSize(1 << 20));
        client.publishHandler(
                message -> heard.add(new Heard(message.topicName(), message.payload().getBytes())));
        client.publishCompletionHandler(id -> answer(id).complete(null));
    }

    /** A message that arrived. */
    public record Heard(String topic, byte[] payload) {}

    /**
     * @param user of the broker, named as a module
     */
    public static BrokerPeer connect(int port, String user) throws Exception {
        BrokerPeer peer = new BrokerPeer(user);
        await(peer.client.connect(port, "127.0.0.1"));
        return peer;
    }

    /** Hears what is published from now on. */
    public BrokerPeer hear(String topic) throws Exception {
        CompletableFuture<Void> granted = new CompletableFuture<>();
        client.subscribeCompletionHandler(_ -> granted.complete(null));
        await(client.subscribe(topic, MqttQoS.AT_LEAST_ONCE.value()));
        granted.get(WAIT_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    /** In the order of arrival. */
    public List<Heard> heard() {
        return heard;
    }

    /** Returns when the broker has it. */
    public void publish(String topic, byte[] payload) throws Exception {
        int id =
                await(
                        client.publish(
                                topic,
                                Buffer.buffer(payload),
                                MqttQoS.AT_LEAST_ONCE,
                                false,
                                false));
        answer(id).get(WAIT_SECONDS, TimeUnit.SECONDS);
        answers.remove(id);
    }

    @Override
    public void close() throws Exception {
        if (client.isConnected()) {
            await(client.disconnect());
        }
        await(vertx.close());
    }

    private CompletableFuture<Void> answer(int id) {
        return answers.computeIfAbsent(id, _ -> new CompletableFuture<>());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }
}
