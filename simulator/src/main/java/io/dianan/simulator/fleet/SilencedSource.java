package io.dianan.simulator.fleet;

import java.util.List;
import java.util.OptionalLong;

/** A source that ends at some time, whose device then hangs up. */
final class SilencedSource implements Source {
    private final Source until;
    private final long fromMillis;

    SilencedSource(Source until, long fromMillis) {
        this.until = until;
        this.fromMillis = fromMillis;
    }

    @Override
    public OptionalLong nextDueMillis() {
        OptionalLong due = until.nextDueMillis();
        return due.isPresent() && due.getAsLong() < fromMillis ? due : OptionalLong.empty();
    }

    @Override
    public List<Measurement> take(long nowMillis) {
        return until.take(nowMillis);
    }

    @Override
    public boolean waits() {
        return until.waits();
    }

    @Override
    public boolean hangsUp() {
        return true;
    }
}
