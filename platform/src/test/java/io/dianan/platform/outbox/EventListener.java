package io.dianan.platform.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.dianan.contracts.event.DomainEvent;
import io.dianan.platform.json.WireJson;
import io.dianan.testkit.BrokerProcess;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Hears what the relay publishes, as another service would. */
final class EventListener implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final MqttClient client;
    private final List<DomainEvent<JsonNode>> heard = new CopyOnWriteArrayList<>();

    EventListener(int brokerPort, String topicFilter) throws Exception {
        client =
                MqttClient.create(
                        vertx,
                        new MqttClientOptions()
                                .setClientId("listener")
                                .setUsername("tenant-service")
                                .setPassword(BrokerProcess.PASSWORD)
                                .setMaxMessageSize(1024 * 1024));
        client.publishHandler(message -> heard.add(event(message.payload().getBytes())));
        client.connect(brokerPort, "127.0.0.1")
                .compose(_ -> client.subscribe(topicFilter, MqttQoS.AT_LEAST_ONCE.value()))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    /** In the order of arrival. */
    List<DomainEvent<JsonNode>> heard() {
        return List.copyOf(heard);
    }

    /** In the order of arrival. */
    List<Long> numbers() {
        return heard.stream().map(DomainEvent::number).toList();
    }

    @Override
    public void close() {
        client.disconnect().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static DomainEvent<JsonNode> event(byte[] json) {
        try {
            return WireJson.readEvent(json, JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
