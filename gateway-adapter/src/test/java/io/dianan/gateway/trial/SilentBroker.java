package io.dianan.gateway.trial;

import com.sun.net.httpserver.HttpServer;
import io.dianan.contracts.id.CredentialHash;
import io.dianan.contracts.registry.GatewayDevice;
import io.dianan.contracts.registry.GatewayRegistryLine;
import io.dianan.contracts.topic.Topics;
import io.dianan.contracts.wire.ReadingBatch;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A broker that accepts everything and answers a publish only when a test tells it to; and around
 * it nothing: device-service and identity provider are away, and the gateway has its registry's
 * copy on disk. A test steers it by {@code GET} at {@code stub.control}: {@code /announce}, {@code
 * /answer}, {@code /readings} (how many it was sent).
 */
public final class SilentBroker implements QuarkusTestResourceLifecycleManager {
    /** The device of the copy on disk. */
    public static final UUID DEVICE = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L);

    /** Its address as a transmitter. */
    public static final long ADDRESS = 330_106_000_123L;

    public static final String TOKEN = "token-of-the-copy-on-disk";
    private static final String KEY = "dGVzdGtpdCBrZXkgb2YgdGhpcnR5LXR3byBieXRlcyEhISE=";

    private final Vertx vertx = Vertx.vertx();
    private final List<Runnable> unanswered = new ArrayList<>();
    private final List<MqttEndpoint> listeners = new ArrayList<>();
    private final AtomicInteger readings = new AtomicInteger();
    private HttpServer control;
    private boolean answering;
    private boolean announced;

    @Override
    public Map<String, String> start() {
        try {
            MqttServer server =
                    MqttServer.create(
                            vertx, new MqttServerOptions().setMaxMessageSize(1 << 20).setPort(0));
            server.endpointHandler(this::welcome);
            server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
            startControl();
            return settings(server.actualPort());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> settings(int brokerPort) throws IOException {
        int nobody = DeviceServiceStub.freePort();
        return Map.ofEntries(
                Map.entry("dianan.broker.host", "127.0.0.1"),
                Map.entry("dianan.broker.port", Integer.toString(brokerPort)),
                Map.entry("dianan.device.credential-key", KEY),
                Map.entry("dianan.oidc.client-secret", "nobody asks"),
                Map.entry("dianan.oidc.server-url", "http://127.0.0.1:" + nobody),
                Map.entry("dianan.device.url", "http://127.0.0.1:" + nobody),
                Map.entry(
                        "dianan.gateway.mqtt-port", Integer.toString(DeviceServiceStub.freePort())),
                Map.entry(
                        "dianan.gateway.gb26875.port",
                        Integer.toString(DeviceServiceStub.freePort())),
                Map.entry("dianan.gateway.state-dir", copyOnDisk().toString()),
                Map.entry("dianan.gateway.door.unacknowledged-max", "100"),
                Map.entry("stub.control", "http://127.0.0.1:" + control.getAddress().getPort()));
    }

    @Override
    public void stop() {
        control.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Path copyOnDisk() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "testkit").toAbsolutePath());
        Path state = Files.createTempDirectory(folder, "gateway-state-");
        String key = new CredentialHash(Base64.getDecoder().decode(KEY)).ofAccessToken(TOKEN);
        GatewayDevice device =
                new GatewayDevice(
                        DEVICE,
                        1,
                        "SN-COPY",
                        "in-service",
                        new UUID(0, 0),
                        null,
                        List.of(new GatewayDevice.Circuit(new UUID(1, 1), 1)),
                        List.of(
                                new GatewayDevice.Credential(new UUID(2, 2), "access-token", key),
                                new GatewayDevice.Credential(
                                        new UUID(2, 3),
                                        "gb26875-address",
                                        Long.toString(ADDRESS))));
        Files.writeString(
                state.resolve("gateway-registry.ndjson"),
                Suite.json(new GatewayRegistryLine(null, device, null))
                        + "\n{\"end\":true}\n{\"torn last li");
        return state;
    }

    private void startControl() throws IOException {
        control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        control.createContext(
                "/",
                exchange -> {
                    String answer = steer(exchange.getRequestURI().getPath());
                    byte[] bytes = answer.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        control.start();
    }

    private synchronized String steer(String path) {
        switch (path) {
            case "/announce" -> {
                announced = true;
                listeners.forEach(SilentBroker::announce);
            }
            case "/answer" -> {
                answering = true;
                unanswered.forEach(Runnable::run);
                unanswered.clear();
            }
            case "/silent" -> answering = false;
            default -> {}
        }
        return Integer.toString(readings.get());
    }

    private void welcome(MqttEndpoint endpoint) {
        endpoint.publishHandler(message -> published(endpoint, message));
        endpoint.subscribeHandler(
                message -> {
                    endpoint.subscribeAcknowledge(
                            message.messageId(),
                            message.topicSubscriptions().stream()
                                    .map(wish -> MqttQoS.AT_LEAST_ONCE)
                                    .toList());
                    subscribed(endpoint);
                });
        endpoint.exceptionHandler(_ -> {});
        endpoint.accept(false);
    }

    private synchronized void subscribed(MqttEndpoint endpoint) {
        listeners.add(endpoint);
        if (announced) {
            announce(endpoint);
        }
    }

    private static void announce(MqttEndpoint endpoint) {
        if (endpoint.isConnected()) {
            endpoint.publish(
                    Topics.QUEUES_READY,
                    Buffer.buffer("[\"device\"]"),
                    MqttQoS.AT_MOST_ONCE,
                    false,
                    true);
        }
    }

    private synchronized void published(MqttEndpoint endpoint, MqttPublishMessage message) {
        if (message.topicName().startsWith("dianan/readings/")) {
            try {
                readings.addAndGet(
                        ReadingBatch.parseFrom(message.payload().getBytes()).getReadingsCount());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        Runnable answer =
                () -> {
                    if (endpoint.isConnected()) {
                        endpoint.publishAcknowledge(message.messageId());
                    }
                };
        if (answering) {
            answer.run();
            return;
        }
        unanswered.add(answer);
    }
}
