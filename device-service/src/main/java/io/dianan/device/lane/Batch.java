package io.dianan.device.lane;

import com.google.protobuf.ByteString;
import io.dianan.device.quarantine.Quarantined;
import io.dianan.device.quarantine.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A decoded batch.
 *
 * @param identity the same for each copy of the batch
 * @param position what its commit moves the lane to; absent where the batch tells none
 * @param refused parts that cannot be worked, for the quarantine
 */
public record Batch<I>(
        String identity,
        Optional<LanePosition> position,
        List<I> items,
        List<Quarantined> refused) {
    public Batch {
        items = List.copyOf(items);
        refused = List.copyOf(refused);
    }

    /** A batch that could be read. */
    public static <I> Batch<I> at(LanePosition position, List<I> items, List<Quarantined> refused) {
        return new Batch<>(BatchHeaders.identity(position), Optional.of(position), items, refused);
    }

    /** A payload that is no batch of this lane: it goes to quarantine as one thing. */
    public static <I> Batch<I> unreadable(
            LaneKey key, byte[] payload, Reason reason, String detail, Instant now) {
        Quarantined whole =
                Quarantined.of(
                        reason, detail, key.topic(), ByteString.copyFrom(payload), null, now);
        return new Batch<>(whole.id().toString(), Optional.empty(), List.of(), List.of(whole));
    }

    /** How many items it brought. */
    public int size() {
        return items.size() + refused.size();
    }
}
