package io.dianan.platform.lane;

/** Where a lane's loop stands. Only a working lane is ready. */
enum LaneState {
    TAKING,
    WORKING,
    STOPPED,
    /** Somebody else has the lane. */
    EVICTED,
    /** A fault in the code; the process must be looked at. */
    BROKEN
}
