package io.dianan.gateway.event;

/** What a {@code security} event can tell. */
public enum SecurityType {
    /** A name and secret, or a token, that no device has. */
    UNKNOWN_CREDENTIAL("unknown-credential"),
    /** A frame of a source address that no device has. */
    UNREGISTERED_ADDRESS("unregistered-address"),
    /** A device whose life here has ended still knocks. */
    REMOVED_DEVICE("removed-device"),
    /** A second connection of a device took the place of the first. */
    TAKEOVER("takeover"),
    /** A device spoke for another that is not its registered child. */
    FOREIGN_DEVICE("foreign-device"),
    /** A device published to a topic that is not a device's. */
    FORBIDDEN_TOPIC("forbidden-topic");

    private final String wire;

    SecurityType(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
