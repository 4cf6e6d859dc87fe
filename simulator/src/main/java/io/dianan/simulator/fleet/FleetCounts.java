package io.dianan.simulator.fleet;

/**
 * What a fleet has done so far.
 *
 * @param devices in the fleet
 * @param connected devices whose connection stands
 * @param sent messages published at least once in this run
 * @param acknowledged messages with a PUBACK in this run
 * @param waiting kept messages without a PUBACK, also of earlier runs
 * @param resent publishes beyond the first of a message
 * @param unparsable unreadable messages among the sent ones
 * @param skipped live measurements not made because the device's buffer was full
 * @param lostConnections connections that ended without our wish
 * @param refused attempts to connect that the suite refused
 * @param acknowledgedOutOfOrder PUBACKs that overtook an older one on their connection
 */
public record FleetCounts(
        int devices,
        long connected,
        long sent,
        long acknowledged,
        long waiting,
        long resent,
        long unparsable,
        long skipped,
        long lostConnections,
        long refused,
        long acknowledgedOutOfOrder) {}
