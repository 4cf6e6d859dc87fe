package io.dianan.gateway.door;

import io.dianan.contracts.id.Uuid7;
import io.dianan.gateway.door.DeviceConnection.SignIn;
import io.dianan.gateway.door.Reception.Peer;
import io.dianan.gateway.door.Reception.Verdict;
import io.dianan.gateway.event.SessionFacts;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttUnacceptableProtocolVersionException;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection before it has signed in. It may say one thing, soon, and is then let in or not. */
final class Knock implements PacketLine.Listener {
    private final PacketLine line;
    private final Holds holds;
    private final Reception reception;
    private final Admission admission;
    private final DoorConfig config;
    private final Consumer<Optional<Refusal>> whenDecided;
    private final long patienceEndsNanos;
    private boolean spoken;
    private boolean decided;

    /**
     * @param whenDecided called once, on the line's event loop: with a refusal, or with nothing
     *     when the device is in or gone
     */
    Knock(
            PacketLine line,
            Reception reception,
            Admission admission,
            DoorConfig config,
            Consumer<Optional<Refusal>> whenDecided) {
        this.line = line;
        this.holds = new Holds(line);
        this.reception = reception;
        this.admission = admission;
        this.config = config;
        this.whenDecided = whenDecided;
        this.patienceEndsNanos = System.nanoTime() + config.signInWithin().toNanos();
    }

    @Override
    public void packet(MqttMessage packet) {
        try {
            hear(packet);
        } finally {
            ReferenceCountUtil.release(packet);
        }
    }

    @Override
    public void closed() {
        decide(Optional.empty());
    }

    @Override
    public void tick(long nowNanos) {
        if (nowNanos - patienceEndsNanos > 0) {
            line.execute(line::close);
        }
    }

    private void hear(MqttMessage packet) {
        if (packet.decoderResult().isFailure()) {
            Throwable cause = packet.decoderResult().cause();
            if (cause instanceof MqttUnacceptableProtocolVersionException) {
                refuse(Refusal.VERSION, false);
                return;
            }
            line.close();
            return;
        }
        if (spoken || !(packet instanceof MqttConnectMessage connect)) {
            line.close();
            return;
        }
        spoken = true;
        Refusal formal = formalRefusal(connect);
        if (formal != null) {
            refuse(formal, version5(connect));
            return;
        }
        judge(connect);
    }

    private static @Nullable Refusal formalRefusal(MqttConnectMessage connect) {
        MqttConnectVariableHeader header = connect.variableHeader();
        if (header.version() < MqttVersion.MQTT_3_1_1.protocolLevel()) {
            return Refusal.VERSION;
        }
        boolean nameless = connect.payload().clientIdentifier().isEmpty();
        if (nameless && !version5(connect) && !header.isCleanSession()) {
            return Refusal.NO_CLIENT_ID; // MQTT 3.1.1 §3.1.3.1
        }
        boolean asksForMethod =
                header.properties().getProperty(MqttPropertyType.AUTHENTICATION_METHOD.value())
                        != null;
        return asksForMethod ? Refusal.AUTHENTICATION_METHOD : null;
    }

    private void judge(MqttConnectMessage connect) {
        holds.hold(Holds.Why.LOOKED_UP);
        reception
                .judge(connect.payload(), new Peer(line.peer(), line.peerHost()))
                .whenComplete(
                        (verdict, failure) ->
                                line.execute(() -> answer(connect, verdict, failure)));
    }

    private void answer(
            MqttConnectMessage connect, @Nullable Verdict verdict, @Nullable Throwable failure) {
        if (!line.open()) {
            return;
        }
        switch (verdict) {
            case Verdict.Welcome welcome -> letIn(connect, welcome);
            case Verdict.Refused(Refusal refusal) -> refuse(refusal, version5(connect));
            case null -> refuse(Refusal.UNAVAILABLE, version5(connect));
        }
    }

    private void letIn(MqttConnectMessage connect, Verdict.Welcome welcome) {
        boolean version5 = version5(connect);
        String session = Uuid7.next().toString();
        boolean nameless = connect.payload().clientIdentifier().isEmpty();
        line.send(Packets.accepted(config, nameless ? session : null));
        decide(Optional.empty());
        SessionFacts facts =
                new SessionFacts(session, version5 ? "mqtt-5" : "mqtt-3.1.1", line.peer());
        Duration keepAlive = Duration.ofSeconds(connect.variableHeader().keepAliveTimeSeconds());
        admission.admit(
                line,
                welcome.device(),
                new SignIn(
                        welcome.device().id(),
                        welcome.credentialKey(),
                        facts,
                        version5,
                        keepAlive));
        holds.release(Holds.Why.LOOKED_UP);
    }

    private void refuse(Refusal refusal, boolean version5) {
        line.send(Packets.refused(refusal.code(version5)));
        line.close();
        decide(Optional.of(refusal));
    }

    private void decide(Optional<Refusal> outcome) {
        if (!decided) {
            decided = true;
            whenDecided.accept(outcome);
        }
    }

    private static boolean version5(MqttConnectMessage connect) {
        return connect.variableHeader().version() == MqttVersion.MQTT_5.protocolLevel();
    }
}
