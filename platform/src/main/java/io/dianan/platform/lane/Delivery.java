package io.dianan.platform.lane;

/**
 * One message as the broker delivered it.
 *
 * @param acknowledgement tells the broker that it is kept; never throws, and does nothing where the
 *     connection it came by is gone (then the broker delivers it again)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Delivery(byte[] payload, Runnable acknowledgement) {}
