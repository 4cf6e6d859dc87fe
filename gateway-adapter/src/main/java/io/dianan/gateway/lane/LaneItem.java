package io.dianan.gateway.lane;

/**
 * One reading or event on its way.
 *
 * @param bytes the protobuf message
 * @param receivedAtMs when it came to us, epoch milliseconds
 */
public record LaneItem(byte[] bytes, long receivedAtMs, Receipt receipt) {}
