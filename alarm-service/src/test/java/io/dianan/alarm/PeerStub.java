package io.dianan.alarm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * device- and tenant-service as one tiny server. It answers what tests have put there before
 * ({@link Peers}), a 404 for anything else, an empty page for lists, and 503 while it is away.
 */
public final class PeerStub implements QuarkusTestResourceLifecycleManager {
    static final String AWAY = "/stub/away";
    static final String ASKED = "/stub/asked";

    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", this::answer);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.start();
            server = started;
            String address = "http://127.0.0.1:" + started.getAddress().getPort();
            return Map.of("dianan.device.url", address, "dianan.tenant.url", address);
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

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    answers.put(path, exchange.getRequestBody().readAllBytes());
                    exchange.sendResponseHeaders(204, -1);
                }
                case "DELETE" -> {
                    answers.remove(path);
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> show(exchange, path);
            }
        }
    }

    private void show(HttpExchange exchange, String path) throws IOException {
        if (path.startsWith(ASKED)) {
            int times =
                    asked.getOrDefault(path.substring(ASKED.length()), new AtomicInteger()).get();
            send(exchange, Integer.toString(times).getBytes(StandardCharsets.UTF_8));
            return;
        }
        asked.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
        byte[] body = answers.get(path);
        boolean list = path.endsWith("-states") || path.equals("/api/v1/readings/latest");
        if (answers.containsKey(AWAY)) {
            exchange.sendResponseHeaders(503, -1);
        } else if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
            exchange.sendResponseHeaders(401, -1);
        } else if (body != null) {
            send(exchange, body);
        } else if (list) {
            send(exchange, "{\"items\": []}".getBytes(StandardCharsets.UTF_8));
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}
