package io.dianan.alarm;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Somebody who reads the stream, as a browser would. */
public final class StreamClient implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(20);

    private final int status;
    private final InputStream body;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger heartbeats = new AtomicInteger();
    private volatile long lastId;
    private volatile boolean ended;

    /** One event. */
    public record Event(long id, String name, JsonNode data, long atNanos) {}

    private StreamClient(int status, InputStream body) {
        this.status = status;
        this.body = body;
    }

    public static StreamClient open(@Nullable String token) throws Exception {
        return open(token, null);
    }

    /** Opens, and waits until it is known where the stream stands. */
    public static StreamClient open(@Nullable String token, @Nullable String lastEventId)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                        URI.create(
                                "http://localhost:" + RestAssured.port + "/api/v1/events/stream"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> response =
                HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        StreamClient client = new StreamClient(response.statusCode(), response.body());
        Thread.ofVirtual().start(client::read);
        if (response.statusCode() == 200) {
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> !client.of("presence").isEmpty());
        }
        return client;
    }

    public int status() {
        return status;
    }

    public boolean ended() {
        return ended;
    }

    public int heartbeats() {
        return heartbeats.get();
    }

    /** Where it would resume. */
    public String lastId() {
        return Long.toString(lastId);
    }

    public List<Event> of(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    public List<Event> alarms() {
        return of("alarm");
    }

    public List<String> alarmIds() {
        return alarms().stream().map(event -> event.data().get("id").asText()).toList();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String name = null;
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && name != null) {
                    events.add(
                            new Event(
                                    lastId,
                                    name,
                                    JSON.readTree(data.toString()),
                                    System.nanoTime()));
                    name = null;
                    data.setLength(0);
                } else if (line.startsWith(":")) {
                    heartbeats.incrementAndGet();
                } else if (line.startsWith("id:")) {
                    lastId = Long.parseLong(line.substring(3).strip());
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5));
                }
            }
        } catch (IOException e) {
            // cut off
        } finally {
            ended = true;
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
