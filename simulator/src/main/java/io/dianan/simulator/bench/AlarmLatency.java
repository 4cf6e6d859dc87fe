package io.dianan.simulator.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.dianan.simulator.suite.EventStream;
import io.dianan.simulator.suite.SignIn;
import io.dianan.simulator.suite.Suite;
import io.dianan.simulator.suite.SuiteClient;
import io.dianan.simulator.suite.SuiteException;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * From the publish that brings a circuit over its limit to the alarm on a dispatcher's stream. Each
 * probe is brought over the alarm limit by two readings six seconds of event time apart, published
 * one behind the other; the second one counts. Afterwards it comes back and its alarm is closed, so
 * that the next run finds it normal.
 */
public final class AlarmLatency implements AutoCloseable {
    private static final int OVER_MILLIAMPERES = 620;
    private static final int NORMAL_MILLIAMPERES = 20;
    private static final long APART_MILLIS = 6_000;
    private static final long PAUSE_MILLIS = 20;
    private static final long PATIENCE_SECONDS = 60;

    private final ProbeDevices devices;
    private final SuiteClient dispatcher;
    private final EventStream stream;
    private final Map<String, BlockingQueue<EventStream.Event>> raisedByCircuit =
            new ConcurrentHashMap<>();
    private long lastAt;

    /**
     * What a run measured.
     *
     * @param acknowledged publish → PUBACK
     * @param visible publish → alarm on the stream
     */
    public record Measured(Latencies acknowledged, Latencies visible) {}

    /** Registers what is missing, connects the probes and opens the stream. */
    public AlarmLatency(Suite suite, SignIn admin, SignIn dispatcher, Path folder, int probes) {
        this.devices = new ProbeDevices(suite, new SuiteClient(suite, admin), folder, probes);
        this.dispatcher = new SuiteClient(suite, dispatcher);
        devices.probes()
                .forEach(p -> raisedByCircuit.put(p.circuitId(), new LinkedBlockingQueue<>()));
        recover(devices.probes(), System.currentTimeMillis() - 8 * APART_MILLIS);
        devices.deviceIds().forEach(this::clearAway);
        this.stream = EventStream.open(suite, dispatcher, this::take);
    }

    /** What a broken-off run has left over its limit, and open, would not be raised again. */
    private void clearAway(String device) {
        String open = "/api/v1/alarms?limit=200&state=raised&device=" + device;
        for (JsonNode alarm : dispatcher.get(open).path("items")) {
            close(alarm.path("id").asText());
        }
    }

    private void take(EventStream.Event event) {
        JsonNode alarm = event.data();
        BlockingQueue<EventStream.Event> queue =
                raisedByCircuit.get(alarm.path("subject").path("circuitId").asText());
        boolean raised =
                event.type().equals("alarm")
                        && alarm.path("type").asText().equals("residual-current-high")
                        && alarm.path("state").asText().equals("raised")
                        && !alarm.hasNonNull("recoveredAt");
        if (queue != null && raised) {
            queue.add(event);
        }
    }

    /**
     * One run over all probes, one after the other.
     *
     * @throws SuiteException if an alarm is not seen within a minute
     */
    public Measured run() throws InterruptedException {
        List<ProbeDevices.Probe> probes = devices.probes();
        long[] acknowledged = new long[probes.size()];
        long[] visible = new long[probes.size()];
        List<String> alarms = new ArrayList<>();
        long at = Math.max(System.currentTimeMillis() - 4 * APART_MILLIS, lastAt + APART_MILLIS);
        lastAt = at + 3 * APART_MILLIS;
        for (int i = 0; i < probes.size(); i++) {
            ProbeDevices.Probe probe = probes.get(i);
            ProbeDevices.await(probe.publish(at, OVER_MILLIAMPERES), "publish");
            BlockingQueue<EventStream.Event> queue = queueOf(probe);
            queue.clear();
            long[] answered = new long[1];
            long start = System.nanoTime();
            Future<Void> puback =
                    probe.publish(at + APART_MILLIS, OVER_MILLIAMPERES)
                            .onSuccess(v -> answered[0] = System.nanoTime());
            EventStream.Event event = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new SuiteException(
                        SuiteException.UNREACHABLE,
                        "No alarm of circuit %s within %d s"
                                .formatted(probe.circuitId(), PATIENCE_SECONDS));
            }
            ProbeDevices.await(puback, "publish");
            acknowledged[i] = answered[0] - start;
            visible[i] = event.atNanos() - start;
            alarms.add(event.data().path("id").asText());
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        recover(probes, at + 2 * APART_MILLIS);
        alarms.forEach(this::close);
        return new Measured(Latencies.of(acknowledged), Latencies.of(visible));
    }

    private BlockingQueue<EventStream.Event> queueOf(ProbeDevices.Probe probe) {
        return Objects.requireNonNull(raisedByCircuit.get(probe.circuitId()));
    }

    private void recover(List<ProbeDevices.Probe> probes, long at) {
        for (ProbeDevices.Probe probe : probes) {
            probe.publish(at, NORMAL_MILLIAMPERES);
            ProbeDevices.await(probe.publish(at + APART_MILLIS, NORMAL_MILLIAMPERES), "publish");
        }
    }

    private void close(String alarm) {
        String path = "/api/v1/alarms/" + alarm;
        dispatcher.post(path + "/acknowledgement", Map.of());
        dispatcher.post(path + "/verification", Map.of("verdict", "test"));
        dispatcher.post(
                path + "/closure",
                Map.of("cause", "test", "handler", "bench", "evidence", "made by a benchmark"));
    }

    @Override
    public void close() {
        stream.close();
        devices.close();
    }
}
