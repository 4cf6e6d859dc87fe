package io.dianan.simulator.fleet;

import java.time.Duration;

/**
 * Bad habits of a fleet, for drills.
 *
 * @param duplicates how many more times each message is published
 * @param heldShare share of the readings that are held back and sent after a later one
 * @param unparsableEvery after so many readings each device sends one unreadable message; 0 never
 * @param clockOffset what the wrong clocks are ahead; negative behind
 * @param clockOffsetEvery each so many-th device has the wrong clock; 0 none, 1 all
 */
public record Hostility(
        int duplicates,
        double heldShare,
        int unparsableEvery,
        Duration clockOffset,
        int clockOffsetEvery) {

    /** A fleet that behaves. */
    public static final Hostility NONE = new Hostility(0, 0, 0, Duration.ZERO, 0);

    public Hostility {
        if (duplicates < 0 || duplicates > 100) {
            throw new IllegalArgumentException("duplicates are 0 to 100, not " + duplicates);
        }
        if (heldShare < 0 || heldShare > 0.9) {
            throw new IllegalArgumentException("the held share is 0 to 0.9, not " + heldShare);
        }
        if (unparsableEvery < 0 || clockOffsetEvery < 0) {
            throw new IllegalArgumentException("every so many: 0 or more");
        }
    }

    public Hostility withDuplicates(int more) {
        return new Hostility(more, heldShare, unparsableEvery, clockOffset, clockOffsetEvery);
    }

    public Hostility withHeldShare(double share) {
        return new Hostility(duplicates, share, unparsableEvery, clockOffset, clockOffsetEvery);
    }

    public Hostility withUnparsableEvery(int readings) {
        return new Hostility(duplicates, heldShare, readings, clockOffset, clockOffsetEvery);
    }

    public Hostility withClockOffset(Duration ahead, int everySoManyDevices) {
        return new Hostility(duplicates, heldShare, unparsableEvery, ahead, everySoManyDevices);
    }

    /** The clock offset of the device at this place, from 0. */
    long clockOffsetMillis(int index) {
        boolean wrong = clockOffsetEvery > 0 && index % clockOffsetEvery == 0;
        return wrong ? clockOffset.toMillis() : 0;
    }
}
