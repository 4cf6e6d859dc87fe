package io.dianan.launcher.broker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dianan.contracts.lane.Lane;
import io.dianan.contracts.topic.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerKillTest {
    private static final BrokerUser GATEWAY = new BrokerUser("gateway-adapter", "g");
    private static final BrokerUser DEVICE = new BrokerUser("device-service", "d");
    private static final BrokerUser LAUNCHER = new BrokerUser("launcher", "l");
    private static final Lane LANE = new Lane(0);

    @TempDir Path folder;

    @Test
    void nothingAcknowledgedDiesWithTheProcess() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Process first = start(port);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (MqttPeer gateway = MqttPeer.connect(port, "g1", GATEWAY, true)) {
            CompletableFuture<Void> enough = new CompletableFuture<>();
            for (int i = 0; i < 1000; i++) {
                String text = "m" + i;
                gateway.publish(Topics.readings(LANE), text)
                        .thenRun(
                                () -> {
                                    acknowledged.add(text);
                                    if (acknowledged.size() == 300) {
                                        first.destroyForcibly();
                                        enough.complete(null);
                                    }
                                });
            }
            enough.get(20, TimeUnit.SECONDS);
            first.waitFor();
        } catch (Exception e) {
            assertTrue(
                    first.waitFor(1, TimeUnit.SECONDS), () -> "only the kill may break it: " + e);
        }
        assertTrue(acknowledged.size() >= 300);

        Process second = start(port);
        try (MqttPeer device =
                MqttPeer.connect(port, Topics.readingsClient("device", LANE), DEVICE, false)) {
            device.subscribe(Topics.readings(LANE));
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> device.received.containsAll(acknowledged));
            Set<String> lost = new HashSet<>(acknowledged);
            lost.removeAll(Set.copyOf(device.received));
            assertEquals(Set.of(), lost);
        } finally {
            second.destroy();
            assertTrue(second.waitFor(20, TimeUnit.SECONDS), "SIGTERM must end it");
        }
    }

    private Process start(int port) throws IOException {
        Path users = folder.resolve("users.json");
        new ObjectMapper()
                .writeValue(
                        users.toFile(),
                        Map.of(
                                GATEWAY.name(), GATEWAY.password(),
                                DEVICE.name(), DEVICE.password(),
                                LAUNCHER.name(), LAUNCHER.password()));
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BrokerMain.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment()
                .putAll(
                        Map.of(
                                "DIANAN_BROKER_PORT", Integer.toString(port),
                                "DIANAN_BROKER_FOLDER", folder.resolve("broker").toString(),
                                "DIANAN_BROKER_USERS", users.toString()));
        Process process = builder.start();
        await().atMost(30, TimeUnit.SECONDS)
                .until(
                        () -> {
                            try (MqttExchange mqtt =
                                    MqttExchange.connect("127.0.0.1", port, GATEWAY)) {
                                return mqtt.retained(Topics.QUEUES_READY).isPresent();
                            } catch (IOException e) {
                                return false;
                            }
                        });
        return process;
    }
}
