package io.dianan.platform.lane;

import java.util.List;
import java.util.Optional;

/**
 * A decoded batch.
 *
 * @param identity the same for each copy of the batch
 * @param position what its commit moves the lane to; absent where the batch tells none
 * @param refused parts that cannot be worked
 * @param <I> one item
 * @param <R> what is kept of a part that cannot be worked
 */
public record Batch<I, R>(
        String identity, Optional<LanePosition> position, List<I> items, List<R> refused) {
    public Batch {
        items = List.copyOf(items);
        refused = List.copyOf(refused);
    }

    /** A batch that could be read. */
    public static <I, R> Batch<I, R> at(LanePosition position, List<I> items, List<R> refused) {
        return new Batch<>(BatchHeaders.identity(position), Optional.of(position), items, refused);
    }

    /**
     * A payload that is no batch of this lane: it is refused as one thing.
     *
     * @param identity the same for each copy of the payload
     */
    public static <I, R> Batch<I, R> unreadable(String identity, R whole) {
        return new Batch<>(identity, Optional.empty(), List.of(), List.of(whole));
    }

    /** How many items it brought. */
    public int size() {
        return items.size() + refused.size();
    }
}
