package io.dianan.launcher.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontDoorTest {
    private static final Duration IDLE_MAX = Duration.ofSeconds(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch left = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer service;
    private FrontDoor door;
    private int port;

    @BeforeEach
    void open() throws Exception {
        service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        service.createContext("/api/v1/devices", this::echo);
        service.createContext("/api/v1/circuits", this::slowLines);
        service.createContext("/api/v1/events/stream", this::heartbeats);
        service.start();
        port = freePort();
        Routes.Target up = new Routes.Target("device", service.getAddress().getPort());
        Routes.Target down = new Routes.Target("tenant", freePort());
        door =
                FrontDoor.open(
                        "127.0.0.1",
                        port,
                        new Routes(
                                Map.of(
                                        up,
                                        Set.of("devices", "circuits", "events"),
                                        down,
                                        Set.of("sites")),
                                down),
                        new WelcomePage(Map.of("API", "http://localhost/api/v1/")),
                        IDLE_MAX);
    }

    @AfterEach
    void close() {
        released.countDown();
        door.close();
        service.stop(0);
    }

    @Test
    void whatAClientSaysOfItsOriginIsReplacedByWhatWeSee() throws Exception {
        HttpResponse<String> response =
                send(
                        request("/api/v1/devices?x=1")
                                .header("X-Forwarded-For", "203.0.113.9")
                                .header("X-Forwarded-Proto", "https")
                                .header("Forwarded", "for=203.0.113.9")
                                .header("X-Real-IP", "203.0.113.9")
                                .header("Authorization", "Bearer t"));

        assertEquals(200, response.statusCode());
        assertFalse(response.body().contains("203.0.113.9"), response.body());
        assertTrue(response.body().contains("X-forwarded-for: 127.0.0.1"), response.body());
        assertTrue(response.body().contains("X-forwarded-proto: http\n"), response.body());
        assertTrue(
                response.body().contains("X-forwarded-host: localhost:" + port), response.body());
        assertTrue(response.body().contains("Authorization: Bearer t"));
        assertTrue(response.body().startsWith("GET /api/v1/devices?x=1\n"));
    }

    @Test
    void aPartThatIsDownIsAProblemWithATimeToTryAgain() throws Exception {
        HttpResponse<String> response = send(request("/api/v1/sites"));

        assertEquals(503, response.statusCode());
        assertEquals("2", response.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(response.body().contains("\"status\":503"));
        assertFalse(response.body().contains("refused"), "no inside detail");
    }

    @Test
    void anUnknownPathIsAProblem() throws Exception {
        HttpResponse<String> response = send(request("/internal/v1/gateway-registry"));

        assertEquals(404, response.statusCode());
        assertTrue(response.body().contains("urn:dianan:problem:not-found"));
    }

    @Test
    void linesArriveAsTheyAreWrittenNotAtTheEnd() throws Exception {
        HttpResponse<InputStream> response =
                client.send(
                        request("/api/v1/circuits").build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertEquals("first", lines.readLine());
            released.countDown();
            assertEquals("second", lines.readLine());
        }
    }

    @Test
    void aStreamWithAHeartbeatOutlivesTheDoorsTimeLimitAndEndsInsideWhenItsReaderLeaves()
            throws Exception {
        HttpResponse<InputStream> response =
                client.send(
                        request("/api/v1/events/stream").build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        long begin = System.nanoTime();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            while (Duration.ofNanos(System.nanoTime() - begin).compareTo(IDLE_MAX.multipliedBy(3))
                    < 0) {
                assertEquals(":", lines.readLine());
            }
        }

        assertTrue(left.await(10, TimeUnit.SECONDS), "the service behind still writes");
    }

    @Test
    void aBodyPassesWhole() throws Exception {
        String body = "甲".repeat(100_000);

        HttpResponse<String> response =
                send(request("/api/v1/devices").POST(HttpRequest.BodyPublishers.ofString(body)));

        assertTrue(response.body().endsWith("\nbody bytes 300000"), response.body());
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedWithAndWithoutItsLengthTold() throws Exception {
        byte[] large = new byte[(int) FrontDoor.BODY_BYTES_MAX + 1];

        HttpResponse<String> told =
                send(
                        request("/api/v1/devices")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(large)));

        assertEquals(413, told.statusCode());
        assertTrue(told.body().contains("body-too-large"));
        assertEquals(413, untold(large));
        assertEquals(200, send(request("/api/v1/devices")).statusCode(), "others go on");
    }

    @Test
    void aPersonSeesAPageAndAProgramJson() throws Exception {
        HttpResponse<String> page = send(request("/").header("Accept", "text/html"));
        HttpResponse<String> json = send(request("/"));

        assertTrue(page.body().contains("<h1>Dian'an 电安</h1>"));
        assertTrue(json.body().startsWith("{\"name\":\"Dian'an 电安\""));
    }

    /** Status of a chunked upload, or 413 when the door hangs up on it. */
    private int untold(byte[] large) throws Exception {
        try {
            return send(request("/api/v1/devices")
                            .POST(
                                    HttpRequest.BodyPublishers.ofInputStream(
                                            () -> new java.io.ByteArrayInputStream(large))))
                    .statusCode();
        } catch (IOException e) {
            return 413;
        }
    }

    private void echo(HttpExchange exchange) throws IOException {
        int bytes = exchange.getRequestBody().readAllBytes().length;
        StringBuilder text = new StringBuilder();
        text.append(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n");
        exchange.getRequestHeaders()
                .forEach((name, values) -> text.append(name + ": " + values.getFirst() + "\n"));
        text.append("body bytes " + bytes);
        byte[] answer = text.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void slowLines(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("first\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        try {
            released.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.write("second\n".getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    private void heartbeats(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        try {
            while (!released.await(200, TimeUnit.MILLISECONDS)) {
                out.write(":\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            left.countDown();
        }
        exchange.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .version(HttpClient.Version.HTTP_1_1);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
