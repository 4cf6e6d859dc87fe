package io.dianan.gateway.transmitter;

/** Why a transmitter's connection ended, as its event tells it. */
enum Ending {
    CONNECTION_LOST("connection-lost"),
    /** Bytes that are no frames. */
    GARBAGE("garbage"),
    /** Nothing whole has come for longer than the door waits. */
    SILENT("silent"),
    /** Nobody that is registered has spoken. */
    NO_REGISTERED_ADDRESS("no-registered-address"),
    /** It sends and does not read what we answer. */
    NOT_READING("not-reading"),
    GATEWAY_STOPS("gateway-stops");

    private final String wire;

    Ending(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }
}
