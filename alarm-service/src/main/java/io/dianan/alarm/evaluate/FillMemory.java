package io.dianan.alarm.evaluate;

import io.dianan.alarm.machine.MachineCalls;
import io.dianan.alarm.machine.Peer;
import io.dianan.alarm.machine.PeerAwayException;
import io.dianan.alarm.rule.Observation;
import io.dianan.alarm.rule.Values;
import io.dianan.contracts.lane.Lane;
import io.dianan.contracts.metric.Metric;
import io.dianan.platform.json.WireJson;
import io.dianan.platform.lane.LanePosition;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fills a lane's memory of normal circuits from device-service's latest values when the lane is
 * taken. A latest value counts only if its lane was committed here beyond it: what came after that
 * is still in our backlog and must be judged. A lane waits some seconds for it and then goes
 * without; all that is lost is the order of what arrives out of order.
 */
@ApplicationScoped
public class FillMemory {
    private static final Logger LOG = Logger.getLogger(FillMemory.class);
    private static final String PATH = "/api/v1/readings/latest?limit=200";

    /** A reading that came just before a full batch was closed travels in the next one. */
    private static final Duration SAFE_DISTANCE = Duration.ofSeconds(60);

    private final MachineCalls calls;
    private final EvaluateReadings evaluation;
    private final EvaluateConfig config;
    private final Map<Integer, Instant> committed = new ConcurrentHashMap<>();
    private @Nullable CompletableFuture<Void> round;
    private long startedNanos;

    FillMemory(MachineCalls calls, EvaluateReadings evaluation, EvaluateConfig config) {
        this.calls = calls;
        this.evaluation = evaluation;
        this.config = config;
    }

    /** A latest value as device-service shows it. */
    record Latest(
            UUID circuitId,
            UUID deviceId,
            Instant at,
            Instant receivedAt,
            Map<String, BigDecimal> values) {}

    record LatestPage(List<Latest> items, @Nullable String next) {}

    /** A lane was taken; all lanes that are taken at once share one round of questions. */
    public synchronized void start(Lane lane, Collection<LanePosition> positions) {
        positions.stream()
                .map(LanePosition::watermark)
                .max(Instant::compareTo)
                .ifPresent(mark -> committed.put(lane.number(), mark.minus(SAFE_DISTANCE)));
        if (round == null || round.isDone()) {
            CompletableFuture<Void> started = new CompletableFuture<>();
            round = started;
            startedNanos = System.nanoTime();
            Thread.ofVirtual().name("fill").start(() -> fill(started));
        }
    }

    /** Waits for the round that is under way, if it has not been so for long. */
    public void await(Lane lane) {
        CompletableFuture<Void> underWay;
        long left;
        synchronized (this) {
            underWay = round;
            left = config.fillPatience().toNanos() - (System.nanoTime() - startedNanos);
        }
        if (underWay == null || underWay.isDone() || left <= 0) {
            return;
        }
        try {
            underWay.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warnf("lane %s goes on without the latest values", lane);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fill(CompletableFuture<Void> done) {
        try {
            int filled = 0;
            String cursor = null;
            do {
                LatestPage page = page(cursor);
                for (Latest latest : page.items()) {
                    filled += fill(latest) ? 1 : 0;
                }
                cursor = page.next();
            } while (cursor != null);
            LOG.infof("%d circuits remembered from the latest values", filled);
        } catch (PeerAwayException e) {
            LOG.warnf("the latest values are not to be had: %s", e.getMessage());
        } finally {
            done.complete(null);
        }
    }

    private boolean fill(Latest latest) {
        int lane = Lane.of(latest.deviceId()).number();
        Instant mark = committed.get(lane);
        if (mark == null || latest.receivedAt().isAfter(mark)) {
            return false;
        }
        Map<Metric, Long> values = new EnumMap<>(Metric.class);
        latest.values()
                .forEach(
                        (key, value) ->
                                Metric.of(key)
                                        .ifPresent(
                                                metric ->
                                                        values.put(metric, metric.scaled(value))));
        evaluation
                .memory(lane)
                .fill(
                        latest.circuitId(),
                        latest.deviceId(),
                        new Observation.Measured(latest.at(), Values.of(values)));
        return true;
    }

    private LatestPage page(@Nullable String cursor) {
        String path =
                cursor == null
                        ? PATH
                        : PATH + "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        byte[] body =
                calls.get(Peer.DEVICE, path)
                        .orElseThrow(() -> new PeerAwayException(path + " is not there", null));
        try {
            return Objects.requireNonNull(WireJson.read(body, LatestPage.class));
        } catch (IOException e) {
            throw new PeerAwayException(path + " is no page of latest values", e);
        }
    }
}
