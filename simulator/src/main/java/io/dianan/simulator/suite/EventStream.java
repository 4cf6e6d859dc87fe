package io.dianan.simulator.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The live stream ({@code /api/v1/events/stream}) as one signed-in person reads it. Events are
 * handed on in a thread of their own, in their order, until the stream ends or is closed.
 */
public final class EventStream implements AutoCloseable {
    private static final String PATH = "/api/v1/events/stream";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final Stream<String> lines;
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * One event.
     *
     * @param id running number
     * @param type {@code alarm}, {@code presence}, …
     * @param atNanos when it was read, by {@link System#nanoTime()}
     */
    public record Event(String id, String type, JsonNode data, long atNanos) {}

    private EventStream(HttpClient http, Stream<String> lines) {
        this.http = http;
        this.lines = lines;
    }

    /**
     * Opens the stream at what happens now; from the return on nothing is missed.
     *
     * @throws SuiteException if the suite refuses or does not answer
     */
    public static EventStream open(Suite suite, SignIn person, Consumer<Event> each) {
        return open(suite, person, null, each);
    }

    /**
     * Opens the stream behind an event that was seen.
     *
     * @param lastId number of that event; null for what happens now
     * @throws SuiteException if the suite refuses or does not answer
     */
    public static EventStream open(
            Suite suite, SignIn person, @Nullable String lastId, Consumer<Event> each) {
        HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(suite.at(PATH))
                        .header("Authorization", "Bearer " + person.bearer())
                        .header("Accept", "text/event-stream");
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            HttpResponse<Stream<String>> answer =
                    http.send(request.build(), BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                throw new SuiteException(
                        answer.statusCode(), "GET " + PATH + " answers " + answer.statusCode());
            }
            EventStream stream = new EventStream(http, answer.body());
            Thread.ofPlatform().daemon().name("stream").start(() -> stream.read(each));
            return stream;
        } catch (IOException e) {
            throw new SuiteException("The stream does not answer at " + suite.url(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("Interrupted while opening the stream", e);
        }
    }

    private void read(Consumer<Event> each) {
        Block block = new Block();
        try {
            lines.forEach(line -> block.take(line, each));
        } catch (RuntimeException e) {
            // closed by us, or ended by the suite: whoever waits for its end notices
        } finally {
            ended.countDown();
        }
    }

    /** Waits until the suite ends the stream or its connection is lost. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** The lines since the last empty one. */
    private static final class Block {
        private String id = "";
        private String type = "message";
        private final StringBuilder data = new StringBuilder();

        void take(String line, Consumer<Event> each) {
            if (line.isEmpty()) {
                long now = System.nanoTime();
                if (!data.isEmpty()) {
                    each.accept(new Event(id, type, json(), now));
                }
                type = "message";
                data.setLength(0);
            } else if (line.startsWith("id:")) {
                id = value(line);
            } else if (line.startsWith("event:")) {
                type = value(line);
            } else if (line.startsWith("data:")) {
                data.append(value(line));
            }
        }

        private JsonNode json() {
            try {
                return JSON.readTree(data.toString());
            } catch (IOException e) {
                throw new IllegalStateException("an event without JSON: " + data, e);
            }
        }

        private static String value(String line) {
            return line.substring(line.indexOf(':') + 1).strip();
        }
    }
}
