package io.dianan.gateway.door;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;

/** Why a device may not come in, in the codes of both versions of the protocol. */
enum Refusal {
    BAD_CREDENTIALS(
            "bad-credentials",
            MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD,
            MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD),
    REMOVED_DEVICE(
            "removed-device",
            MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED,
            MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5),
    /** Whether the credential is good is not known now. */
    UNAVAILABLE(
            "unavailable",
            MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE,
            MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE_5),
    /** The lane of this device is full. */
    BUSY(
            "busy",
            MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE,
            MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_BUSY),
    /** Too many clients take this device's place from each other. */
    FLAPPING(
            "flapping",
            MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE,
            MqttConnectReturnCode.CONNECTION_REFUSED_CONNECTION_RATE_EXCEEDED),
    NO_CLIENT_ID(
            "no-client-id",
            MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED,
            MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID),
    AUTHENTICATION_METHOD(
            "authentication-method",
            MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED,
            MqttConnectReturnCode.CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD),
    VERSION(
            "version",
            MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION,
            MqttConnectReturnCode.CONNECTION_REFUSED_UNSUPPORTED_PROTOCOL_VERSION);

    private final String wire;
    private final MqttConnectReturnCode code3;
    private final MqttConnectReturnCode code5;

    Refusal(String wire, MqttConnectReturnCode code3, MqttConnectReturnCode code5) {
        this.wire = wire;
        this.code3 = code3;
        this.code5 = code5;
    }

    /** As it stands in metrics. */
    String wire() {
        return wire;
    }

    MqttConnectReturnCode code(boolean version5) {
        return version5 ? code5 : code3;
    }
}
