package io.dianan.simulator.transmitter;

/**
 * What a fleet of transmitters has done so far.
 *
 * @param connected transmitters whose connection stands
 * @param readingsSent frames with readings that went out at least once in this run
 * @param readingsWaiting kept readings without confirmation, also of earlier runs
 * @param statusSent frames with an alarm's begin or end
 * @param heartbeatsConfirmed frames without data that were confirmed
 * @param resent frames sent beyond the first time
 * @param denied answers that refused a frame
 * @param skipped measurements not made because the buffer was full
 * @param lostConnections connections that ended without our wish, or without a confirmation
 */
public record TransmitterCounts(
        int transmitters,
        long connected,
        long readingsSent,
        long readingsConfirmed,
        long readingsWaiting,
        long statusSent,
        long statusConfirmed,
        long statusWaiting,
        long heartbeatsConfirmed,
        long resent,
        long denied,
        long skipped,
        long lostConnections) {}
