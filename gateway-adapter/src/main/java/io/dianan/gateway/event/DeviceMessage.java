package io.dianan.gateway.event;

import io.dianan.gateway.registry.RegisteredDevice;

/**
 * A message as it came, for quarantine.
 *
 * @param packetId of the protocol; 0 where it has none
 * @param receivedAtMs epoch milliseconds
 */
public record DeviceMessage(
        RegisteredDevice device, String topic, int packetId, byte[] body, long receivedAtMs) {}
