package io.dianan.platform.lane;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is done with the batches of one kind. For each lane one thread calls it, and for different
 * lanes several threads do.
 *
 * @param <I> one item of a batch
 * @param <R> what is kept of an item that cannot be worked
 */
public interface BatchWork<I, R> {

    LaneKind kind();

    /**
     * Reads a payload. What cannot be read becomes {@link Batch#refused()}.
     *
     * @throws RuntimeException where the payload breaks the decoder; see {@link #broken}
     */
    Batch<I, R> decode(LaneKey key, byte[] payload);

    /** A payload that broke the decoder. Never throws. */
    Batch<I, R> broken(LaneKey key, byte[] payload);

    /** This process owns the lane now, and it was committed so far. Outside of a transaction. */
    default void taken(LaneKey key, Collection<LanePosition> positions) {}

    /**
     * Makes the place that the items need, outside of their transaction. What it throws is tried
     * again, with the batches held.
     *
     * @param afresh whether earlier knowledge of what exists has proved wrong
     */
    void prepare(LaneKey key, List<I> items, boolean afresh);

    /**
     * Writes the items in the running transaction. Writing them again changes nothing. Called for
     * batches without items too.
     *
     * @param positions of the batches, in their order
     */
    Written<R> write(LaneKey key, List<LanePosition> positions, List<I> items);

    /** Keeps what cannot be worked in the running transaction; tells how many are new. */
    int keep(List<R> refused);

    /** An item that the database refuses. */
    R refused(I item, String detail);

    /** What {@link #write} wrote last for this lane is committed now. Does not throw. */
    default void committed(LaneKey key) {}

    /**
     * Runs a transaction of this lane with what follows its commit. A work whose kinds share what
     * they know of a lane lets one of them in at a time.
     */
    default <T> T exclusively(LaneKey key, Supplier<T> transaction) {
        return transaction.get();
    }

    /**
     * What became of the items.
     *
     * @param refused what cannot be worked; counted when it is kept
     */
    record Written<R>(Tally tally, List<R> refused) {
        public Written {
            refused = List.copyOf(refused);
        }

        public static <R> Written<R> of(Tally tally) {
            return new Written<>(tally, List.of());
        }
    }
}
