package io.dianan.gateway.door;

import io.dianan.gateway.door.AckQueue.Pending;
import io.dianan.gateway.door.PublishDesk.Outcome;
import io.dianan.gateway.door.PublishDesk.Publish;
import io.dianan.gateway.event.SessionFacts;
import io.dianan.gateway.session.EndReason;
import io.dianan.gateway.session.Session;
import io.dianan.gateway.session.Sessions;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A device that has signed in. Everything runs on its line's event loop, but for {@link #cut},
 * {@link #stop}, {@link #tick} and {@link #held}.
 */
final class DeviceConnection implements Session, PacketLine.Listener {
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final PacketLine line;
    private final SignIn signIn;
    private final PublishDesk desk;
    private final Sessions sessions;
    private final Acknowledger acknowledger;
    private final Holds holds;
    private final long silenceMaxNanos;
    private final long unreadMaxNanos;
    private long nextSeenNanos = System.nanoTime() + SEEN_EVERY.toNanos();
    private boolean ended;

    /**
     * How the device came in.
     *
     * @param keepAlive zero for none
     */
    record SignIn(
            UUID deviceId,
            String credentialKey,
            SessionFacts facts,
            boolean version5,
            Duration keepAlive) {}

    DeviceConnection(
            PacketLine line, SignIn signIn, PublishDesk desk, Sessions sessions, Limits limits) {
        this.line = line;
        this.signIn = signIn;
        this.desk = desk;
        this.sessions = sessions;
        this.holds = new Holds(line);
        this.acknowledger =
                new Acknowledger(line, holds, limits.unacknowledgedMax(), limits.meters());
        this.unreadMaxNanos = limits.unreadMax().toNanos();
        // MQTT 3.1.1 §3.1.2.10: one and a half times the keep alive
        this.silenceMaxNanos = signIn.keepAlive().toNanos() / 2 * 3;
    }

    /** Bounds of a connection, and where it counts. */
    record Limits(int unacknowledgedMax, Duration unreadMax, DoorMeters meters) {}

    @Override
    public UUID deviceId() {
        return signIn.deviceId();
    }

    @Override
    public String credentialKey() {
        return signIn.credentialKey();
    }

    @Override
    public SessionFacts facts() {
        return signIn.facts();
    }

    @Override
    public boolean held() {
        return holds.any();
    }

    @Override
    public void cut(EndReason reason) {
        line.execute(() -> end(reason));
    }

    @Override
    public void holdForGood() {
        line.execute(() -> holds.hold(Holds.Why.STOPPING));
    }

    @Override
    public void tick(long nowNanos) {
        if (acknowledger.unreadNanos(nowNanos) > unreadMaxNanos) {
            cut(EndReason.NOT_READING);
        } else if (silenceMaxNanos > 0
                && !holds.any()
                && nowNanos - line.lastPacketNanos() > silenceMaxNanos) {
            cut(EndReason.KEEP_ALIVE_TIMEOUT);
        }
    }

    @Override
    public void closed() {
        if (!ended) {
            ended = true;
            sessions.leave(this, EndReason.CONNECTION_LOST);
        }
    }

    @Override
    public void packet(MqttMessage packet) {
        try {
            if (ended) {
                return;
            }
            if (packet.decoderResult().isFailure()) {
                end(
                        packet.decoderResult().cause() instanceof TooLongFrameException
                                ? EndReason.PACKET_TOO_LARGE
                                : EndReason.MALFORMED_PACKET);
                return;
            }
            handle(packet);
        } finally {
            ReferenceCountUtil.release(packet);
        }
    }

    private void handle(MqttMessage packet) {
        switch (packet.fixedHeader().messageType()) {
            case PUBLISH -> published((MqttPublishMessage) packet);
            case PINGREQ -> pinged();
            case SUBSCRIBE -> subscribed((MqttSubscribeMessage) packet);
            case UNSUBSCRIBE -> unsubscribed((MqttUnsubscribeMessage) packet);
            case DISCONNECT -> end(EndReason.CLOSED_BY_DEVICE);
            case CONNECT,
                    CONNACK,
                    PUBACK,
                    PUBREC,
                    PUBREL,
                    PUBCOMP,
                    SUBACK,
                    UNSUBACK,
                    PINGRESP,
                    AUTH ->
                    end(EndReason.PROTOCOL_ERROR);
        }
    }

    private void published(MqttPublishMessage packet) {
        MqttQoS qos = packet.fixedHeader().qosLevel();
        if (qos == MqttQoS.EXACTLY_ONCE) {
            end(EndReason.QOS_NOT_SUPPORTED);
            return;
        }
        String topic = packet.variableHeader().topicName();
        if (topic.isEmpty() || usesAlias(packet)) {
            end(EndReason.PROTOCOL_ERROR);
            return;
        }
        int packetId = qos == MqttQoS.AT_LEAST_ONCE ? packet.variableHeader().packetId() : 0;
        byte[] payload = ByteBufUtil.getBytes(packet.payload());
        Pending pending = acknowledger.expect(packetId);
        Outcome outcome =
                desk.take(
                        signIn.deviceId(),
                        new Publish(topic, packetId, payload, signIn.facts().peer()),
                        pending.delivery());
        if (outcome.refused() != null) {
            refused(outcome.refused(), pending);
        }
        if (outcome.fullLane() != null) {
            holds.hold(Holds.Why.LANE_FULL);
            outcome.fullLane()
                    .whenRoom(() -> line.execute(() -> holds.release(Holds.Why.LANE_FULL)));
        }
    }

    /** Version 5 can say no to one message, 3.1.1 only to the connection. */
    private void refused(EndReason reason, Pending pending) {
        if (signIn.version5()) {
            pending.refuse(MqttReasonCodes.PubAck.NOT_AUTHORIZED.byteValue());
            return;
        }
        end(reason);
    }

    private static boolean usesAlias(MqttPublishMessage packet) {
        return packet.variableHeader()
                        .properties()
                        .getProperty(MqttPropertyType.TOPIC_ALIAS.value())
                != null;
    }

    private void pinged() {
        line.send(Packets.pingAnswered());
        long now = System.nanoTime();
        if (now - nextSeenNanos >= 0) {
            nextSeenNanos = now + SEEN_EVERY.toNanos();
            desk.seen(signIn.deviceId());
        }
    }

    private void subscribed(MqttSubscribeMessage packet) {
        List<Integer> codes = new ArrayList<>();
        for (MqttTopicSubscription wish : packet.payload().topicSubscriptions()) {
            if (DeviceTopic.maySubscribe(wish.topicFilter())) {
                codes.add(wish.qualityOfService().value());
                continue;
            }
            codes.add(signIn.version5() ? Packets.SUBACK_NOT_AUTHORIZED : Packets.SUBACK_FAILURE);
            desk.refusedToListen(signIn.deviceId(), wish.topicFilter(), signIn.facts().peer());
        }
        line.send(Packets.subscribed(packet.variableHeader().messageId(), codes));
    }

    private void unsubscribed(MqttUnsubscribeMessage packet) {
        int codeCount = signIn.version5() ? packet.payload().topics().size() : 0;
        line.send(Packets.unsubscribed(packet.variableHeader().messageId(), codeCount));
    }

    private void end(EndReason reason) {
        if (ended) {
            return;
        }
        ended = true;
        sessions.leave(this, reason);
        if (signIn.version5() && reason != EndReason.CLOSED_BY_DEVICE) {
            line.send(Packets.disconnect(reason));
        }
        line.close();
    }
}
