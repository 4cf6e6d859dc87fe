package io.dianan.simulator.fleet;

import io.dianan.simulator.physics.MadeCircuit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Measures a made circuit on an interval, with the clock that the device believes in. */
public final class LiveSource implements Source {
    private final MadeCircuit circuit;
    private final long intervalMillis;
    private final long clockOffsetMillis;
    private long dueMillis;
    private long lastAtMillis;

    /**
     * @param firstDueMillis epoch ms
     * @param lastAtMillis device time of the newest measurement of an earlier run; times only grow
     */
    LiveSource(
            MadeCircuit circuit,
            long intervalMillis,
            long clockOffsetMillis,
            long firstDueMillis,
            long lastAtMillis) {
        this.circuit = circuit;
        this.intervalMillis = intervalMillis;
        this.clockOffsetMillis = clockOffsetMillis;
        this.dueMillis = firstDueMillis;
        this.lastAtMillis = lastAtMillis;
    }

    /** Measures on time, by a good clock. */
    public static LiveSource of(MadeCircuit circuit, Duration interval, long firstDueMillis) {
        return new LiveSource(circuit, interval.toMillis(), 0, firstDueMillis, 0);
    }

    @Override
    public OptionalLong nextDueMillis() {
        return OptionalLong.of(dueMillis);
    }

    @Override
    public List<Measurement> take(long nowMillis) {
        dueMillis += intervalMillis;
        lastAtMillis = Math.max(lastAtMillis + 1, nowMillis + clockOffsetMillis);
        return List.of(
                new Measurement(1, lastAtMillis, circuit.at(Instant.ofEpochMilli(lastAtMillis))));
    }

    @Override
    public boolean waits() {
        return false;
    }
}
