package io.dianan.gateway.session;

/** Why a session ended, as its event tells it. */
public enum EndReason {
    CLOSED_BY_DEVICE("closed-by-device"),
    CONNECTION_LOST("connection-lost"),
    KEEP_ALIVE_TIMEOUT("keep-alive-timeout"),
    TAKEN_OVER("taken-over"),
    CREDENTIAL_REMOVED("credential-removed"),
    DEVICE_REMOVED("device-removed"),
    FORBIDDEN_TOPIC("forbidden-topic"),
    FOREIGN_DEVICE("foreign-device"),
    MALFORMED_PACKET("malformed-packet"),
    PACKET_TOO_LARGE("packet-too-large"),
    PROTOCOL_ERROR("protocol-error"),
    QOS_NOT_SUPPORTED("qos-not-supported"),
    /** The device sends and does not read what we answer. */
    NOT_READING("not-reading"),
    GATEWAY_STOPS("gateway-stops");

    private final String wire;

    EndReason(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
