package io.dianan.launcher.broker;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A client of the broker, made blocking for tests. */
final class MqttPeer implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final MqttClient client;
    private final ConcurrentHashMap<Integer, CompletableFuture<Void>> promises =
            new ConcurrentHashMap<>();
    private final Set<Integer> early = ConcurrentHashMap.newKeySet();
    final Queue<String> received = new ConcurrentLinkedQueue<>();
    final CompletableFuture<Void> closed = new CompletableFuture<>();

    private MqttPeer(String clientId, BrokerUser user, boolean clean) {
        client =
                MqttClient.create(
                        vertx,
                        new MqttClientOptions()
                                .setClientId(clientId)
                                .setUsername(user.name())
                                .setPassword(user.password())
                                .setCleanSession(clean)
                                .setMaxInflightQueue(2000)
                                .setMaxMessageSize(1 << 20)
                                .setAutoKeepAlive(true));
        client.publishHandler(message -> received.add(message.payload().toString()));
        client.publishCompletionHandler(
                id -> {
                    early.add(id);
                    CompletableFuture<Void> promise = promises.get(id);
                    if (promise != null) {
                        promise.complete(null);
                    }
                });
        client.closeHandler(
                ignored -> {
                    closed.complete(null);
                    promises.values()
                            .forEach(
                                    promise ->
                                            promise.completeExceptionally(
                                                    new IllegalStateException("closed")));
                });
    }

    static MqttPeer connect(int port, String clientId, BrokerUser user, boolean clean)
            throws Exception {
        MqttPeer peer = new MqttPeer(clientId, user, clean);
        try {
            await(peer.client.connect(port, "127.0.0.1"));
            return peer;
        } catch (Exception e) {
            peer.vertx.close();
            throw e;
        }
    }

    /** Granted quality of service, or 0x80. */
    int subscribe(String topic) throws Exception {
        CompletableFuture<Integer> granted = new CompletableFuture<>();
        client.subscribeCompletionHandler(
                ack -> granted.complete(ack.grantedQoSLevels().getFirst()));
        await(client.subscribe(topic, 1));
        return granted.get(5, TimeUnit.SECONDS);
    }

    /** Sends; the promise completes with the PUBACK. */
    CompletableFuture<Void> publish(String topic, String text) throws Exception {
        int id =
                await(
                        client.publish(
                                topic, Buffer.buffer(text), MqttQoS.AT_LEAST_ONCE, false, false));
        CompletableFuture<Void> promise = new CompletableFuture<>();
        promises.put(id, promise);
        if (early.contains(id)) {
            promise.complete(null);
        }
        return promise;
    }

    @Override
    public void close() {
        if (client.isConnected()) {
            client.disconnect().toCompletionStage().toCompletableFuture().join();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }
}
