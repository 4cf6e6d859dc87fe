package io.dianan.alarm.machine;

/** A service that we ask. */
public enum Peer {
    DEVICE,
    TENANT
}
