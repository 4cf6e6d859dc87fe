package io.dianan.simulator.fleet;

import java.util.List;
import java.util.OptionalLong;

/** What a device measures, and when. Used by the device's own thread only. */
public interface Source {

    /**
     * When the next measurement is due, epoch ms of the fleet's clock; empty after the last one.
     */
    OptionalLong nextDueMillis();

    /** Takes what is due: one measurement for each channel that has one. */
    List<Measurement> take(long nowMillis);

    /**
     * Whether what is due can wait while the device's buffer is full: a recording waits, a live
     * measurement that nobody can keep is not made and counted as skipped.
     */
    boolean waits();

    /**
     * Whether the device switches off after the last measurement, as soon as all of it is
     * acknowledged; else it stays connected.
     */
    default boolean hangsUp() {
        return false;
    }
}
