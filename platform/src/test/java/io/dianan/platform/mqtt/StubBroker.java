package io.dianan.platform.mqtt;

import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A broker that does what a test says: answers, stays silent, or hangs up. */
final class StubBroker implements AutoCloseable, BrokerConfig {
    record Received(int connection, int packetId, String text) {}

    private final MqttServer server;
    private final List<MqttEndpoint> connections = new CopyOnWriteArrayList<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile boolean answering;
    private volatile boolean accepting = true;

    StubBroker(Vertx vertx, int port) {
        server =
                MqttServer.create(vertx, new MqttServerOptions().setHost("127.0.0.1").setPort(port))
                        .endpointHandler(this::connected);
        await(server.listen());
    }

    private void connected(MqttEndpoint endpoint) {
        connections.add(endpoint);
        int number = connections.size();
        endpoint.publishAutoAck(false);
        endpoint.publishHandler(message -> received(number, endpoint, message));
        if (accepting) {
            endpoint.accept(false);
        }
    }

    private void received(int connection, MqttEndpoint endpoint, MqttPublishMessage message) {
        received.add(new Received(connection, message.messageId(), message.payload().toString()));
        if (answering) {
            endpoint.publishAcknowledge(message.messageId());
        }
    }

    /** From now on each message is answered at once. */
    StubBroker answering() {
        answering = true;
        return this;
    }

    /** From now on a connection gets no CONNACK. */
    StubBroker silent() {
        accepting = false;
        return this;
    }

    StubBroker accepting() {
        accepting = true;
        return this;
    }

    void answer(Received message) {
        connections.get(message.connection() - 1).publishAcknowledge(message.packetId());
    }

    void hangUp() {
        connections.getLast().close();
    }

    int connections() {
        return connections.size();
    }

    List<Received> received() {
        return received;
    }

    List<String> textsOf(int connection) {
        return received.stream()
                .filter(message -> message.connection() == connection)
                .map(Received::text)
                .toList();
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return server.actualPort();
    }

    @Override
    public Optional<String> user() {
        return Optional.empty();
    }

    @Override
    public Optional<String> password() {
        return Optional.empty();
    }

    @Override
    public void close() {
        await(server.close());
    }

    private static <T> void await(io.vertx.core.Future<T> done) {
        try {
            done.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
