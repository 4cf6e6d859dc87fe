package io.dianan.device;

import io.dianan.contracts.event.DomainEvent;
import io.dianan.contracts.topic.Topics;
import io.dianan.platform.json.WireJson;
import io.dianan.testkit.BrokerProcess;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/** Listens at the broker to one type of this service's domain events, as the gateway does. */
public final class DomainEvents<T> implements AutoCloseable {
    private static final int WAIT_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final MqttClient client;
    private final Class<T> data;
    private final List<DomainEvent<T>> heard = new CopyOnWriteArrayList<>();

    private DomainEvents(Class<T> data) {
        this.data = data;
        this.client =
                MqttClient.create(
                        vertx,
                        new MqttClientOptions()
                                .setClientId("test-" + UUID.randomUUID())
                                .setUsername("gateway-adapter")
                                .setPassword(BrokerProcess.PASSWORD)
                                .setMaxMessageSize(1 << 20));
    }

    public static <T> DomainEvents<T> of(String type, Class<T> data) throws Exception {
        DomainEvents<T> events = new DomainEvents<>(data);
        int port = ConfigProvider.getConfig().getValue("dianan.broker.port", Integer.class);
        events.client.publishHandler(message -> events.hear(message.payload().getBytes()));
        events.client
                .connect(port, "127.0.0.1")
                .compose(
                        _ ->
                                events.client.subscribe(
                                        Topics.domain("device", type),
                                        MqttQoS.AT_LEAST_ONCE.value()))
                .toCompletionStage()
                .toCompletableFuture()
                .get(WAIT_SECONDS, TimeUnit.SECONDS);
        return events;
    }

    /** What was heard of this subject, in the order of arrival. */
    public List<DomainEvent<T>> of(UUID subject) {
        return heard.stream().filter(event -> event.subject().equals(subject.toString())).toList();
    }

    private void hear(byte[] payload) {
        try {
            heard.add(WireJson.readEvent(payload, data));
        } catch (IOException e) {
            throw new AssertionError("not a domain event", e);
        }
    }

    @Override
    public void close() throws Exception {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        client.closeHandler(_ -> closed.complete(null));
        client.disconnect();
        closed.get(WAIT_SECONDS, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }
}
