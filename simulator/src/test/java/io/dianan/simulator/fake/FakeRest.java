package io.dianan.simulator.fake;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** The REST door of the fake suite. */
final class FakeRest implements AutoCloseable {
    private static final int PAGE = 50;
    private static final Map<String, List<String>> UNIQUE =
            Map.of("devices", List.of("serialNumber"), "circuits", List.of("deviceId", "channel"));
    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final FakeStore store;

    FakeRest(FakeStore store) throws IOException {
        this.store = store;
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/auth/", this::token);
        server.createContext("/api/v1/", this::api);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean good =
                form.contains("client_id=dianan-cli")
                        && form.contains("username=provider-a-admin")
                        && form.contains("password=secret+word");
        answer(
                exchange,
                good ? 200 : 401,
                good ? Map.of("access_token", "good", "expires_in", 300) : Map.of());
    }

    private void api(HttpExchange exchange) throws IOException {
        if (!"Bearer good".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, Map.of("title", "Sign in"));
            return;
        }
        String[] path =
                exchange.getRequestURI().getPath().substring("/api/v1/".length()).split("/");
        Map<String, String> query = query(exchange);
        if (exchange.getRequestMethod().equals("POST")) {
            post(exchange, path);
        } else if (path[0].equals("circuits") && path.length == 3) {
            readings(exchange, path[1], query);
        } else if (path[0].equals("readings")) {
            answer(exchange, 200, Map.of("items", latest()));
        } else if (path[0].equals("quarantine")) {
            answer(exchange, 200, Map.of("items", store.quarantine));
        } else if (path.length == 2) {
            one(exchange, path);
        } else {
            page(exchange, path[0], query);
        }
    }

    private void post(HttpExchange exchange, String[] path) throws IOException {
        Map<String, Object> body =
                json.readValue(exchange.getRequestBody().readAllBytes(), new TypeReference<>() {});
        if (path.length == 3 && "gb26875-address".equals(body.get("kind"))) {
            store.deviceByToken.put("gb " + body.get("name"), path[1]);
            answer(exchange, 201, Map.of("id", "c", "kind", "gb26875-address"));
            return;
        }
        if (path.length == 3) {
            answer(exchange, 201, Map.of("id", "c", "secret", store.credential(path[1])));
            return;
        }
        boolean twice =
                store.items(path[0]).stream()
                        .anyMatch(
                                there ->
                                        UNIQUE.getOrDefault(path[0], List.of("name")).stream()
                                                .allMatch(f -> body.get(f).equals(there.get(f))));
        if (twice) {
            answer(exchange, 409, Map.of("title", "It is there already"));
            return;
        }
        answer(exchange, 201, store.create(path[0], body));
    }

    private void one(HttpExchange exchange, String[] path) throws IOException {
        for (Map<String, Object> item : store.items(path[0])) {
            if (item.get("id").equals(path[1])) {
                answer(exchange, 200, item);
                return;
            }
        }
        answer(exchange, 404, Map.of("title", "Not found"));
    }

    private void page(HttpExchange exchange, String list, Map<String, String> query)
            throws IOException {
        List<Map<String, Object>> items =
                store.items(list).stream()
                        .filter(i -> matches(query, "q", i.get("serialNumber")))
                        .filter(i -> matches(query, "device", i.get("deviceId")))
                        .toList();
        int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        int to = Math.min(items.size(), from + PAGE);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("items", items.subList(from, to));
        answer.put("next", to < items.size() ? Integer.toString(to) : null);
        answer(exchange, 200, answer);
    }

    private static boolean matches(Map<String, String> query, String filter, Object value) {
        return !query.containsKey(filter) || query.get(filter).equals(value);
    }

    private void readings(HttpExchange exchange, String circuitId, Map<String, String> query)
            throws IOException {
        Instant from = Instant.parse(query.get("from"));
        Instant to = Instant.parse(query.get("to"));
        StringBuilder lines = new StringBuilder();
        store.rows.stream()
                .filter(r -> r.circuitId().equals(circuitId))
                .filter(r -> !r.at().isBefore(from) && r.at().isBefore(to))
                .sorted(Comparator.comparing(FakeStore.Row::at))
                .limit(Long.parseLong(query.get("limit")))
                .forEach(r -> lines.append(line(reading(r))).append('\n'));
        send(exchange, 200, lines.toString());
    }

    private List<Map<String, Object>> latest() {
        Map<String, FakeStore.Row> newest = new HashMap<>();
        store.rows.forEach(
                r ->
                        newest.merge(
                                r.circuitId(),
                                r,
                                (a, b) ->
                                        store.latestAsReceived || b.at().isAfter(a.at()) ? b : a));
        List<Map<String, Object>> items = new ArrayList<>();
        newest.values().forEach(r -> items.add(reading(r)));
        return items;
    }

    private static Map<String, Object> reading(FakeStore.Row row) {
        Map<String, Object> reading = new LinkedHashMap<>();
        reading.put("circuitId", row.circuitId());
        reading.put("at", row.at().toString());
        reading.put("receivedAt", row.receivedAt().toString());
        reading.put("timeQuality", row.timeQuality());
        reading.put("values", row.values());
        if (!row.extra().isEmpty()) {
            reading.put("extra", row.extra());
        }
        return reading;
    }

    private String line(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equal = pair.indexOf('=');
            query.put(
                    pair.substring(0, equal),
                    URLDecoder.decode(pair.substring(equal + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        send(exchange, status, json.writeValueAsString(body));
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = FakeStore.bytes(text);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
