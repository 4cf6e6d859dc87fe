package io.dianan.device;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * tenant-service's sites as a tiny server: it shows a site to the provider whose id stands in the
 * token that it is sent, and to nobody else.
 */
public final class TenantStub implements QuarkusTestResourceLifecycleManager {
    private static final Map<UUID, Site> SITES =
            Map.of(
                    Owners.SITE_A11,
                    new Site(Owners.PROVIDER_A, Owners.ENTERPRISE_A1, Owners.GONGSHU),
                    Owners.SITE_A12,
                    new Site(Owners.PROVIDER_A, Owners.ENTERPRISE_A1, Owners.XIHU),
                    Owners.SITE_A21,
                    new Site(Owners.PROVIDER_A, Owners.ENTERPRISE_A2, Owners.GONGSHU),
                    Owners.SITE_B11,
                    new Site(Owners.PROVIDER_B, Owners.ENTERPRISE_B1, Owners.XIHU));

    private static final String MOVING = Owners.movingSite(0).toString().replaceFirst("e00$", "e");

    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable HttpServer server;

    private record Site(UUID providerId, UUID enterpriseId, String regionCode) {}

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/api/v1/sites/", this::answer);
            started.createContext("/internal/v1/site-states", TenantStub::snapshot);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.start();
            server = started;
            return Map.of(
                    "dianan.tenant.url", "http://127.0.0.1:" + started.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        if (server != null) {
            server.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
            if (id.equals(Owners.SITE_FAILING)) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            if (id.equals(Owners.SITE_SLOW)) {
                stopped.await(30, TimeUnit.SECONDS);
            }
            Site site =
                    id.toString().startsWith(MOVING) ? SITES.get(Owners.SITE_A11) : SITES.get(id);
            if (site == null || !claims(exchange).contains(site.providerId().toString())) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body =
                    """
                    {"id": "%s", "enterpriseId": "%s", "providerId": "%s", "name": "made",
                     "address": "made", "regionCode": "%s", "made": true}
                    """
                            .formatted(
                                    id, site.enterpriseId(), site.providerId(), site.regionCode())
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One site in the snapshot, which has gone from A to B before this service ever listened. */
    private static void snapshot(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!claims(exchange).contains("machine")) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            byte[] body =
                    """
                    {"items": [{"id": "%s", "version": 9, "enterpriseId": "%s", "name": "made",
                                "regionCode": "%s", "providerId": "%s"}]}
                    """
                            .formatted(
                                    Owners.movingSite(50),
                                    Owners.ENTERPRISE_A1,
                                    Owners.GONGSHU,
                                    Owners.PROVIDER_B)
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String claims(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        if (token == null) {
            return "";
        }
        return new String(
                Base64.getUrlDecoder()
                        .decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'))),
                StandardCharsets.UTF_8);
    }
}
