package io.dianan.simulator.fleet;

import io.dianan.simulator.physics.Fault;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** A source whose circuit has a fault while {@link #breakNow} has been called and not repaired. */
public final class FaultySource implements Source {
    private static final long WELL = Long.MAX_VALUE;

    private final Source well;
    private final Fault fault;
    private volatile long brokenSinceMillis = WELL;

    public FaultySource(Source well, Fault fault) {
        this.well = well;
        this.fault = fault;
    }

    /** From any thread: the fault begins. */
    public void breakNow(long nowMillis) {
        brokenSinceMillis = nowMillis;
    }

    /** From any thread: from the next measurement on all is well. */
    public void repair() {
        brokenSinceMillis = WELL;
    }

    @Override
    public OptionalLong nextDueMillis() {
        return well.nextDueMillis();
    }

    @Override
    public List<Measurement> take(long nowMillis) {
        List<Measurement> taken = well.take(nowMillis);
        long since = brokenSinceMillis;
        return since > nowMillis
                ? taken
                : taken.stream().map(m -> broken(m, nowMillis - since)).toList();
    }

    private Measurement broken(Measurement measured, long ageMillis) {
        return new Measurement(
                measured.channel(),
                measured.atMillis(),
                fault.on(measured.values(), Duration.ofMillis(ageMillis)));
    }

    @Override
    public boolean waits() {
        return well.waits();
    }
}
