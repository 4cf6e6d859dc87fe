package io.dianan.device.ingest;

import io.dianan.device.lane.Batch;
import io.dianan.device.lane.BatchWork;
import io.dianan.device.lane.GatewayRun;
import io.dianan.device.lane.LaneKey;
import io.dianan.device.lane.LaneKind;
import io.dianan.device.lane.LanePosition;
import io.dianan.device.lane.Tally;
import io.dianan.device.quarantine.Quarantined;
import java.time.Instant;
import java.util.List;

/** Batches of nothing: a payload's first byte is the number. */
final class IdleWork implements BatchWork<String> {
    static final String GATEWAY = "idle-gateway";

    @Override
    public LaneKind kind() {
        return LaneKind.EVENTS;
    }

    @Override
    public Batch<String> decode(LaneKey key, byte[] payload) {
        return Batch.at(
                new LanePosition(new GatewayRun(GATEWAY, "start"), payload[0], Instant.EPOCH),
                List.of("item"),
                List.of());
    }

    @Override
    public void prepare(List<String> items, boolean afresh) {
        // Nothing to prepare for.
    }

    @Override
    public Written write(List<String> items) {
        return new Written(new Tally(items.size(), 0, 0, 0, 0), List.of());
    }

    @Override
    public Quarantined refused(String item, String detail) {
        throw new AssertionError("the database refused nothing: " + detail);
    }
}
