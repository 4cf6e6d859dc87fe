package io.dianan.gateway.trial;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dianan.contracts.registry.GatewayDevice;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * device-service's one internal resource, with lines that a test puts there. A test steers it by
 * HTTP too ({@code PUT /stub/line/{id}}, {@code PUT /stub/status}), since it may be loaded by
 * another class loader.
 */
public final class DeviceServiceStub implements QuarkusTestResourceLifecycleManager {
    private static final String REGISTRY = "/internal/v1/gateway-registry";

    private final Map<String, String> lines = new ConcurrentHashMap<>();
    private volatile int status = 200;
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext(REGISTRY, this::registry);
            server.createContext("/stub/line/", this::putLine);
            server.createContext("/stub/status", this::putStatus);
            server.start();
            return Map.ofEntries(
                    Map.entry(
                            "dianan.device.url",
                            "http://127.0.0.1:" + server.getAddress().getPort()),
                    Map.entry("dianan.gateway.mqtt-port", Integer.toString(freePort())),
                    Map.entry("dianan.gateway.door.sign-in-within", "2S"),
                    Map.entry("dianan.gateway.door.connections-max", "40"),
                    Map.entry("dianan.gateway.registry.unknown-remembered", "1S"),
                    Map.entry("dianan.gateway.gb26875.port", Integer.toString(freePort())),
                    Map.entry("dianan.gateway.gb26875.stranger-max", "3S"),
                    Map.entry("dianan.gateway.gb26875.silence-max", "6S"),
                    Map.entry("dianan.gateway.gb26875.frame-within", "1S"),
                    Map.entry("dianan.gateway.gb26875.connections-max", "20"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void registry(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        if (status != 200 || token == null || !token.startsWith("Bearer ey")) {
            answer(exchange, status == 200 ? 401 : status, "");
            return;
        }
        String query = exchange.getRequestURI().getQuery();
        Stream<String> asked = query == null ? lines.values().stream() : linesOf(query);
        StringBuilder body = new StringBuilder();
        asked.forEach(line -> body.append(line).append('\n'));
        answer(exchange, 200, body.append("{\"end\":true}\n").toString());
    }

    /** As device-service answers: the devices of these credentials, their children, the models. */
    private Stream<String> linesOf(String query) throws IOException {
        List<String> keys = Stream.of(query.split("&")).map(pair -> pair.split("=", 2)[1]).toList();
        Set<UUID> speakers = new HashSet<>();
        for (GatewayDevice device : devices()) {
            if (device.credentials().stream().anyMatch(known -> keys.contains(known.key()))) {
                speakers.add(device.id());
            }
        }
        Set<String> asked = new LinkedHashSet<>();
        for (GatewayDevice device : devices()) {
            if (speakers.contains(device.id()) || speakers.contains(device.parentId())) {
                asked.add(device.modelId().toString());
                asked.add(device.id().toString());
            }
        }
        return asked.stream().filter(lines::containsKey).map(lines::get);
    }

    private List<GatewayDevice> devices() throws IOException {
        List<GatewayDevice> devices = new ArrayList<>();
        for (String line : lines.values()) {
            GatewayDevice device = Suite.line(line).device();
            if (device != null) {
                devices.add(device);
            }
        }
        return devices;
    }

    private void putLine(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring("/stub/line/".length());
        lines.put(id, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        answer(exchange, 200, "");
    }

    private void putStatus(HttpExchange exchange) throws IOException {
        status =
                Integer.parseInt(
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        answer(exchange, 200, "");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
