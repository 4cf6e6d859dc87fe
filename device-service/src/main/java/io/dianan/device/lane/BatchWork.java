package io.dianan.device.lane;

import io.dianan.device.quarantine.Quarantined;
import java.util.List;

/**
 * What is done with the batches of one kind.
 *
 * @param <I> one item of a batch
 */
public interface BatchWork<I> {

    LaneKind kind();

    /** Reads a payload. Never throws: what cannot be read becomes {@link Batch#refused()}. */
    Batch<I> decode(LaneKey key, byte[] payload);

    /**
     * Makes the place that the items need, outside of their transaction.
     *
     * @param afresh whether earlier knowledge of what exists has proved wrong
     */
    void prepare(List<I> items, boolean afresh);

    /** Writes the items in the running transaction. Writing them again changes nothing. */
    Written write(List<I> items);

    /** An item that the database refuses, for the quarantine. */
    Quarantined refused(I item, String detail);

    /**
     * What became of the items.
     *
     * @param refused what goes to quarantine; counted when it is kept
     */
    record Written(Tally tally, List<Quarantined> refused) {
        public Written {
            refused = List.copyOf(refused);
        }
    }
}
