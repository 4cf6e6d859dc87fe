package io.dianan.device.storage;

import java.time.Duration;

/** A table whose old rows go. Called once a day inside a transaction that sees everything. */
public interface Sweep {

    /** What is swept, for the log. */
    String what();

    /**
     * Deletes what is older.
     *
     * @param keep how long events and quarantine are kept
     * @return how many rows
     */
    int sweep(Duration keep);
}
