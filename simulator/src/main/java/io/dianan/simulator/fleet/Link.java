package io.dianan.simulator.fleet;

import io.dianan.simulator.ledger.LedgerLine.Taken;
import io.dianan.simulator.suite.Suite;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import io.vertx.mqtt.MqttConnectionException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One device's MQTT connection (3.1.1, clean session, QoS 1), made again with growing, jittered
 * pauses. Every attempt has a client of its own, so that no packet id of a lost connection can be
 * taken for a new one. All of it runs on the device's Vert.x context.
 */
final class Link {
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final long FIRST_PAUSE_MILLIS = 500;

    /** The device counts its window itself. */
    private static final int PACKET_IDS = 65_535;

    private static final long CONNACK_MILLIS = 15_000;

    private final Vertx vertx;
    private final Context context;
    private final Suite suite;
    private final Identity identity;
    private final Listener listener;
    private @Nullable MqttClient client;
    private boolean up;
    private boolean closed;
    private int attempt;
    private Map<Integer, Taken> inFlight = new LinkedHashMap<>();
    private Set<Integer> early = new HashSet<>();
    private int publishing;

    /**
     * @param token MQTT user name, without password
     * @param reconnectMaxMillis longest pause between two tries
     */
    record Identity(String clientId, String token, long reconnectMaxMillis) {}

    /** Told of what happens, on the device's context. */
    interface Listener {
        void up();

        void lost();

        void refused();

        /**
         * @param overtook whether an older message of this connection is still unacknowledged
         */
        void acknowledged(Taken taken, boolean overtook);
    }

    Link(Vertx vertx, Context context, Suite suite, Identity identity, Listener listener) {
        this.vertx = vertx;
        this.context = context;
        this.suite = suite;
        this.identity = identity;
        this.listener = listener;
    }

    boolean isUp() {
        return up;
    }

    /** Publishes of this connection without a PUBACK. */
    int inFlight() {
        return inFlight.size() + publishing;
    }

    void open() {
        if (closed) {
            return;
        }
        MqttClient fresh = MqttClient.create(vertx, options());
        client = fresh;
        fresh.publishCompletionHandler(id -> on(fresh, () -> puback(id)));
        fresh.closeHandler(v -> on(fresh, this::down));
        fresh.exceptionHandler(e -> on(fresh, fresh::disconnect));
        long patience =
                vertx.setTimer(
                        CONNACK_MILLIS,
                        t -> {
                            if (fresh == client && !up) {
                                fresh.disconnect();
                                down();
                            }
                        });
        fresh.connect(suite.mqttPort(), suite.mqttHost())
                .onComplete(
                        answer -> {
                            vertx.cancelTimer(patience);
                            on(fresh, () -> connected(answer.succeeded(), answer.cause()));
                        });
    }

    /** Runs a reaction of a client on the device's context, unless that client is past. */
    private void on(MqttClient whose, Runnable reaction) {
        context.runOnContext(
                v -> {
                    if (whose == client) {
                        reaction.run();
                    }
                });
    }

    private void connected(boolean succeeded, @Nullable Throwable cause) {
        if (succeeded) {
            attempt = 0;
            up = true;
            listener.up();
            return;
        }
        if (cause instanceof MqttConnectionException) {
            listener.refused();
        }
        down();
    }

    private void down() {
        boolean wasUp = up;
        client = null;
        up = false;
        inFlight = new LinkedHashMap<>();
        early = new HashSet<>();
        publishing = 0;
        if (closed) {
            return;
        }
        if (wasUp) {
            listener.lost();
        }
        long base =
                Math.min(
                        identity.reconnectMaxMillis(), FIRST_PAUSE_MILLIS << Math.min(attempt, 10));
        attempt++;
        long pause = RandomGenerator.getDefault().nextLong(base / 2, base + 1);
        vertx.setTimer(pause, t -> open());
    }

    /** Publishes on the standing connection; the answer comes to the listener, or the loss does. */
    void publish(Taken taken, boolean again) {
        MqttClient through = client;
        if (!up || through == null || !through.isConnected()) {
            return;
        }
        publishing++;
        through.publish(
                        taken.topic(),
                        Buffer.buffer(taken.body()),
                        MqttQoS.AT_LEAST_ONCE,
                        again,
                        false)
                .onComplete(
                        written -> {
                            if (through != client) {
                                return;
                            }
                            publishing--;
                            if (written.failed()) {
                                through.disconnect();
                                return;
                            }
                            inFlight.put(written.result(), taken);
                            if (early.remove(written.result())) {
                                puback(written.result());
                            }
                        });
    }

    private void puback(int packetId) {
        Taken taken = inFlight.get(packetId);
        if (taken == null) {
            early.add(packetId);
            return;
        }
        boolean overtook = inFlight.keySet().iterator().next() != packetId;
        inFlight.remove(packetId);
        listener.acknowledged(taken, overtook);
    }

    void close() {
        closed = true;
        MqttClient last = client;
        client = null;
        up = false;
        if (last != null) {
            last.disconnect();
        }
    }

    private MqttClientOptions options() {
        MqttClientOptions options =
                new MqttClientOptions()
                        .setAutoGeneratedClientId(false)
                        .setClientId(identity.clientId())
                        .setUsername(identity.token())
                        .setCleanSession(true)
                        .setKeepAliveInterval(KEEP_ALIVE_SECONDS)
                        .setMaxInflightQueue(PACKET_IDS);
        options.setConnectTimeout(10_000);
        options.setTcpNoDelay(true);
        return options;
    }
}
