package io.dianan.gateway.clock;

import com.google.protobuf.ByteString;
import io.dianan.contracts.wire.Reading;
import io.dianan.contracts.wire.TimeQuality;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes event times for readings that bring none. A stored reading is found by circuit and event
 * time, so that two readings of one circuit in one millisecond would be one: the second gets the
 * next millisecond that no made time of its circuit has. It goes by circuit and not by connection,
 * since a device may be connected twice, and a parent may speak for a child that speaks too.
 *
 * <p>When our clock steps back, a circuit's made times go on by single milliseconds until the clock
 * has caught up, for at most five minutes; from a longer step on they begin anew at the clock's
 * time, as times of an hour ahead would be wrong for an hour. The times of a circuit begin anew too
 * when {@value #CIRCUITS_MAX} others were stamped since, and when the gateway starts.
 */
@Singleton
public final class Stamps {
    private static final int CIRCUITS_MAX = 100_000;
    private static final long AHEAD_MAX_MS = EventTime.AHEAD_MAX.toMillis();

    private final Map<ByteString, Long> lastByCircuit =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<ByteString, Long> eldest) {
                    return size() > CIRCUITS_MAX;
                }
            };

    /** The reading itself if its time is the device's own; else with a time that is its alone. */
    public Reading stamp(Reading reading) {
        if (reading.getTimeQuality() == TimeQuality.TIME_QUALITY_DEVICE) {
            return reading;
        }
        long at = next(reading.getCircuitId(), reading.getReceivedAtMs());
        return at == reading.getAtMs() ? reading : reading.toBuilder().setAtMs(at).build();
    }

    /**
     * The event time of a reading that has none; greater than the one before of the same circuit.
     * From any thread.
     */
    synchronized long next(ByteString circuitId, long receivedAtMs) {
        Long last = lastByCircuit.get(circuitId);
        long next = last == null ? receivedAtMs : after(last, receivedAtMs);
        lastByCircuit.put(circuitId, next);
        return next;
    }

    private static long after(long last, long receivedAtMs) {
        boolean ahead = last >= receivedAtMs && last < receivedAtMs + AHEAD_MAX_MS;
        return ahead ? last + 1 : receivedAtMs;
    }
}
