package io.dianan.platform.lane;

import java.time.Instant;
import java.util.List;

/** Batches of nothing: a payload's first byte is the number. */
final class IdleWork implements BatchWork<String, String> {
    static final String GATEWAY = "idle-gateway";

    @Override
    public LaneKind kind() {
        return LaneKind.EVENTS;
    }

    @Override
    public Batch<String, String> decode(LaneKey key, byte[] payload) {
        return Batch.at(
                new LanePosition(new GatewayRun(GATEWAY, "start"), payload[0], Instant.EPOCH),
                List.of("item"),
                List.of());
    }

    @Override
    public Batch<String, String> broken(LaneKey key, byte[] payload) {
        throw new AssertionError("the decoder does not break");
    }

    @Override
    public void prepare(LaneKey key, List<String> items, boolean afresh) {
        // Nothing to prepare for.
    }

    @Override
    public Written<String> write(LaneKey key, List<LanePosition> positions, List<String> items) {
        return Written.of(new Tally(items.size(), 0, 0, 0, 0));
    }

    @Override
    public int keep(List<String> refused) {
        throw new AssertionError("nothing is refused: " + refused);
    }

    @Override
    public String refused(String item, String detail) {
        throw new AssertionError("the database refused nothing: " + detail);
    }
}
