package io.dianan.e2e;

import io.dianan.simulator.fleet.Measurement;
import io.dianan.simulator.fleet.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One circuit that is normal, over one limit, and back, for one kind after the other. Made; its
 * clock runs ten times as fast as ours, since a limit counts from five seconds of event time on.
 */
final class Episodes implements Source {
    static final List<String> TYPES = List.of("residual-current-high", "temp-high", "over-voltage");

    /** Readings of one kind: the first are normal, then over, then normal again. */
    private static final int EACH = 9;

    static final int READINGS = EACH * TYPES.size();

    private static final int OVER_FROM = 2;
    private static final int OVER_TO = 5;
    private static final long EVERY_MILLIS = 500;
    private static final long EVENT_TIME_STEP_MILLIS = 5_000;

    private final long firstAt;
    private final long firstDue;
    private int taken;

    /**
     * @param clockOffset how far the device's clock is ahead of ours; negative when behind
     */
    Episodes(Duration clockOffset) {
        long now = System.currentTimeMillis();
        firstDue = now;
        firstAt = now + clockOffset.toMillis() - READINGS * EVENT_TIME_STEP_MILLIS;
    }

    @Override
    public OptionalLong nextDueMillis() {
        return taken == READINGS
                ? OptionalLong.empty()
                : OptionalLong.of(firstDue + taken * EVERY_MILLIS);
    }

    @Override
    public List<Measurement> take(long nowMillis) {
        int step = taken % EACH;
        boolean over = step >= OVER_FROM && step < OVER_TO;
        String kind = TYPES.get(taken / EACH);
        long at = firstAt + taken++ * EVENT_TIME_STEP_MILLIS;
        return List.of(
                new Measurement(
                        1,
                        at,
                        Map.of(
                                "residualCurrent", value(over, kind, TYPES.get(0), 620, 30),
                                "temperature1", value(over, kind, TYPES.get(1), 85, 31),
                                "voltageA", value(over, kind, TYPES.get(2), 270, 231))));
    }

    @Override
    public boolean waits() {
        return true;
    }

    private static BigDecimal value(
            boolean over, String kind, String ownKind, int high, int normal) {
        return BigDecimal.valueOf(over && kind.equals(ownKind) ? high : normal);
    }
}
