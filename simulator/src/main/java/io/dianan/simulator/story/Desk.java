package io.dianan.simulator.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.dianan.simulator.suite.EventStream;
import io.dianan.simulator.suite.SignIn;
import io.dianan.simulator.suite.Suite;
import io.dianan.simulator.suite.SuiteClient;
import io.dianan.simulator.suite.SuiteException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One person at work: what arrives on the live stream, and what REST shows and takes. */
final class Desk implements AutoCloseable {
    private static final String ALARMS = "/api/v1/alarms/";

    private final Suite suite;
    private final String person;
    private final SuiteClient rest;
    private final EventStream stream;
    private final BlockingQueue<JsonNode> alarms = new LinkedBlockingQueue<>();

    /** Signs in and opens the stream: from now on nothing is missed. */
    Desk(Suite suite, Path state, String person) {
        this.suite = suite;
        this.person = person;
        SignIn signIn = SignIn.of(suite, state, person);
        this.rest = new SuiteClient(suite, signIn);
        this.stream =
                EventStream.open(
                        suite,
                        signIn,
                        event -> {
                            if (event.type().equals("alarm")) {
                                alarms.add(event.data());
                            }
                        });
    }

    String person() {
        return person;
    }

    SuiteClient rest() {
        return rest;
    }

    /**
     * Waits for an alarm event of this device on the stream that the desk has not taken yet, then
     * looks the alarm up by REST.
     *
     * @return the alarm as REST shows it
     */
    Optional<JsonNode> await(String deviceId, Predicate<JsonNode> wanted, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            while (true) {
                JsonNode event = alarms.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event == null) {
                    return Optional.empty();
                }
                if (isOf(deviceId, event) && wanted.test(event)) {
                    return find(event.path("id").asText());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("Interrupted while watching the stream", e);
        }
    }

    /** Whether this desk neither heard of the alarm, nor finds it in its list or by its id. */
    boolean isBlindTo(JsonNode alarm) {
        String id = alarm.path("id").asText();
        boolean heard = alarms.stream().anyMatch(event -> event.path("id").asText().equals(id));
        return !heard && find(id).isEmpty() && !lists(id);
    }

    /** The alarm by its id, if this person may see it. */
    Optional<JsonNode> find(String alarmId) {
        try {
            return Optional.of(rest.get(ALARMS + alarmId));
        } catch (SuiteException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private boolean lists(String alarmId) {
        for (JsonNode row : rest.get("/api/v1/alarms?limit=200").path("items")) {
            if (row.path("id").asText().equals(alarmId)) {
                return true;
            }
        }
        return false;
    }

    /** Takes a step on an alarm; the answer is the alarm. */
    JsonNode step(String alarmId, String step, Map<String, ?> body) {
        return rest.post(ALARMS + alarmId + "/" + step, body);
    }

    String address(JsonNode alarm) {
        return suite.at(ALARMS + alarm.path("id").asText()).toString();
    }

    private static boolean isOf(String deviceId, JsonNode alarm) {
        return alarm.path("subject").path("deviceId").asText().equals(deviceId);
    }

    @Override
    public void close() {
        stream.close();
    }
}
