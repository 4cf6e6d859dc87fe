package io.dianan.gateway.transmitter;

import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.Reading;
import io.dianan.contracts.wire.TimeQuality;

/**
 * One thing that a frame says, as it goes into a lane.
 *
 * @param reading whether into the lane of readings; else into that of events
 * @param timeMade whether its event time is ours and not the transmitter's
 */
record Part(boolean reading, boolean timeMade, byte[] bytes) {

    static Part of(Reading reading) {
        return new Part(true, made(reading.getTimeQuality()), reading.toByteArray());
    }

    static Part of(Event event) {
        return new Part(false, made(event.getTimeQuality()), event.toByteArray());
    }

    private static boolean made(TimeQuality quality) {
        return quality != TimeQuality.TIME_QUALITY_DEVICE;
    }
}
