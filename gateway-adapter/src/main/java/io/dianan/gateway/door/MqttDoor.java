package io.dianan.gateway.door;

import io.micrometer.core.instrument.Gauge;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The listener. It is Vert.x' TCP server with Netty's MQTT codec, the two that Vert.x' own MQTT
 * server is made of; that one hides a user name without password, and cannot stop reading a
 * connection.
 *
 * <p>A full house refuses the newest: who is in stays in.
 */
@Singleton
public class MqttDoor {
    private static final Logger LOG = Logger.getLogger(MqttDoor.class);
    private static final long TICK_MS = TimeUnit.SECONDS.toMillis(1);

    /** Only MQTT 3.1 limits a client id; it is refused for its version. */
    private static final int CLIENT_ID_CHARS_MAX = 65_535;

    private final Vertx vertx;
    private final DoorConfig config;
    private final Reception reception;
    private final Admission admission;
    private final DoorMeters meters;
    private final List<NetServer> servers = new ArrayList<>();
    private final Set<PacketLine> lines = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lineCount = new AtomicInteger();
    private final AtomicInteger knockCount = new AtomicInteger();
    private volatile boolean listening;
    private volatile boolean accepting;

    MqttDoor(
            Vertx vertx,
            DoorConfig config,
            Reception reception,
            Admission admission,
            DoorMeters meters) {
        this.vertx = vertx;
        this.config = config;
        this.reception = reception;
        this.admission = admission;
        this.meters = meters;
        Gauge.builder("dianan.gateway.connections", lineCount, AtomicInteger::get)
                .description("Open connections, signed in or not")
                .register(meters.registry());
    }

    /** Listens; completes when devices can connect. */
    public Future<Void> open() {
        accepting = true;
        List<Future<NetServer>> opening = new ArrayList<>();
        for (int loop = 0; loop < config.loops(); loop++) {
            NetServer server = vertx.createNetServer(options());
            server.connectHandler(this::welcome);
            server.exceptionHandler(e -> LOG.debug("a connection failed early", e));
            servers.add(server);
            opening.add(server.listen());
        }
        vertx.setPeriodic(TICK_MS, _ -> tick());
        return Future.join(opening)
                .onSuccess(
                        _ -> {
                            listening = true;
                            LOG.infof("devices may connect at port %d", port());
                        })
                .mapEmpty();
    }

    public boolean isOpen() {
        return listening && accepting;
    }

    public int port() {
        return servers.isEmpty() ? 0 : servers.getFirst().actualPort();
    }

    /** From here on newcomers are closed at once. */
    public void stopAccepting() {
        accepting = false;
    }

    private NetServerOptions options() {
        return new NetServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true) // finds the dead among those without a keep alive of MQTT
                .setReuseAddress(true)
                .setAcceptBacklog(4096); // a fleet that reconnects at once
    }

    private void welcome(NetSocket socket) {
        String refusal = refusalOfNewest();
        if (refusal != null) {
            meters.refused(refusal);
            socket.close();
            return;
        }
        NetSocketInternal internal = (NetSocketInternal) socket;
        ChannelPipeline pipeline = internal.channelHandlerContext().pipeline();
        pipeline.addBefore("handler", "mqttEncoder", MqttEncoder.INSTANCE);
        pipeline.addBefore(
                "handler",
                "mqttDecoder",
                new MqttDecoder(config.packetBytesMax(), CLIENT_ID_CHARS_MAX));
        lineCount.incrementAndGet();
        knockCount.incrementAndGet();
        PacketLine line = new PacketLine(internal, this::gone);
        line.listener(
                new Knock(
                        line,
                        reception,
                        admission,
                        config,
                        refused -> {
                            knockCount.decrementAndGet();
                            refused.ifPresent(reason -> meters.refused(reason.wire()));
                        }));
        lines.add(line);
    }

    private @Nullable String refusalOfNewest() {
        if (!accepting) {
            return "stopping";
        }
        if (lineCount.get() >= config.connectionsMax()) {
            return "house-full";
        }
        return knockCount.get() >= config.knocksMax() ? "too-many-knocks" : null;
    }

    private void gone(PacketLine line) {
        lines.remove(line);
        lineCount.decrementAndGet();
    }

    private void tick() {
        long now = System.nanoTime();
        lines.forEach(line -> line.tick(now));
    }
}
