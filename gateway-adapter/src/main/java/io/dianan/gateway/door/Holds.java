package io.dianan.gateway.door;

import java.util.EnumSet;
import java.util.Set;

/** Why a line is not read: it is read again when the last reason has gone. */
final class Holds {
    private final PacketLine line;
    private final Set<Why> reasons = EnumSet.noneOf(Why.class);
    private volatile boolean any;

    enum Why {
        /** It has knocked, and we look it up. */
        LOOKED_UP,
        LANE_FULL,
        UNACKNOWLEDGED,
        ANSWERS_UNREAD,
        STOPPING
    }

    Holds(PacketLine line) {
        this.line = line;
    }

    void hold(Why why) {
        reasons.add(why);
        any = true;
        line.hold();
    }

    void release(Why why) {
        if (!reasons.remove(why) || !reasons.isEmpty()) {
            return;
        }
        any = false;
        line.release();
    }

    /** From any thread. */
    boolean any() {
        return any;
    }
}
