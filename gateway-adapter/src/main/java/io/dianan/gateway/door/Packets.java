package io.dianan.gateway.door;

import io.dianan.gateway.session.EndReason;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckPayload;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The packets that we send. */
final class Packets {
    static final int SUBACK_FAILURE = 0x80;
    static final int SUBACK_NOT_AUTHORIZED = 0x87;

    private Packets() {}

    static MqttMessage accepted(DoorConfig config, @Nullable String assignedClientId) {
        return MqttMessageBuilders.connAck()
                .returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED)
                .properties(
                        properties -> {
                            properties
                                    .sessionExpiryInterval(0)
                                    .receiveMaximum(config.unacknowledgedMax())
                                    .maximumQos((byte) 1)
                                    .retainAvailable(false)
                                    .maximumPacketSize(config.packetBytesMax())
                                    .subscriptionIdentifiersAvailable(false)
                                    .sharedSubscriptionAvailable(false);
                            if (assignedClientId != null) {
                                properties.assignedClientId(assignedClientId);
                            }
                        })
                .build();
    }

    static MqttMessage refused(MqttConnectReturnCode code) {
        return MqttMessageBuilders.connAck().returnCode(code).build();
    }

    /**
     * @param reasonCode of version 5; version 3.1.1 has none and does not write it
     */
    static MqttMessage publishAcknowledged(int packetId, byte reasonCode) {
        return MqttMessageBuilders.pubAck().packetId(packetId).reasonCode(reasonCode).build();
    }

    static MqttMessage subscribed(int packetId, List<Integer> codes) {
        return new MqttSubAckMessage(
                header(MqttMessageType.SUBACK),
                MqttMessageIdVariableHeader.from(packetId),
                new MqttSubAckPayload(codes));
    }

    /**
     * @param codeCount one for each filter in version 5; 3.1.1 has no codes, and 0 here
     */
    static MqttMessage unsubscribed(int packetId, int codeCount) {
        MqttUnsubAckPayload codes =
                codeCount == 0
                        ? null
                        : new MqttUnsubAckPayload(Collections.nCopies(codeCount, (short) 0));
        return new MqttUnsubAckMessage(
                header(MqttMessageType.UNSUBACK),
                MqttMessageIdVariableHeader.from(packetId),
                codes);
    }

    static MqttMessage pingAnswered() {
        return MqttMessage.PINGRESP;
    }

    /** Version 5 only. */
    static MqttMessage disconnect(EndReason reason) {
        return MqttMessageBuilders.disconnect().reasonCode(code(reason).byteValue()).build();
    }

    private static MqttReasonCodes.Disconnect code(EndReason reason) {
        return switch (reason) {
            case CLOSED_BY_DEVICE, CONNECTION_LOST -> MqttReasonCodes.Disconnect.NORMAL_DISCONNECT;
            case KEEP_ALIVE_TIMEOUT -> MqttReasonCodes.Disconnect.KEEP_ALIVE_TIMEOUT;
            case TAKEN_OVER -> MqttReasonCodes.Disconnect.SESSION_TAKEN_OVER;
            case CREDENTIAL_REMOVED, DEVICE_REMOVED ->
                    MqttReasonCodes.Disconnect.ADMINISTRATIVE_ACTION;
            case FORBIDDEN_TOPIC, FOREIGN_DEVICE -> MqttReasonCodes.Disconnect.NOT_AUTHORIZED;
            case MALFORMED_PACKET -> MqttReasonCodes.Disconnect.MALFORMED_PACKET;
            case PACKET_TOO_LARGE -> MqttReasonCodes.Disconnect.PACKET_TOO_LARGE;
            case PROTOCOL_ERROR -> MqttReasonCodes.Disconnect.PROTOCOL_ERROR;
            case QOS_NOT_SUPPORTED -> MqttReasonCodes.Disconnect.QOS_NOT_SUPPORTED;
            case NOT_READING -> MqttReasonCodes.Disconnect.QUOTA_EXCEEDED;
            case GATEWAY_STOPS -> MqttReasonCodes.Disconnect.SERVER_SHUTTING_DOWN;
        };
    }

    private static MqttFixedHeader header(MqttMessageType type) {
        return new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0);
    }
}
