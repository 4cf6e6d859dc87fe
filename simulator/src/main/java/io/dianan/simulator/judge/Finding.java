package io.dianan.simulator.judge;

/**
 * One thing that is not as it should be.
 *
 * @param sequence of the message in the ledger; 0 where none fits
 * @param detail what was expected and what was found
 */
public record Finding(
        Kind kind, String serialNumber, String circuitId, long sequence, String detail) {

    /** How bad. */
    public enum Kind {
        /** Acknowledged, and neither stored nor quarantined. */
        LOST,
        /** Stored more often than it should be. */
        DOUBLED,
        /** Stored or quarantined, and never sent. */
        PHANTOM,
        /** Stored with other values or another time, or quarantined though it is good. */
        WRONG,
        /** The latest value is not the newest stored one. */
        LATEST
    }
}
