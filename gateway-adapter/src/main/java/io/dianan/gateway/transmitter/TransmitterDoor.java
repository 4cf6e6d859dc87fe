package io.dianan.gateway.transmitter;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The listener of fire transmitters. A full house refuses the newest: who is in stays in. */
@Singleton
public class TransmitterDoor {
    private static final Logger LOG = Logger.getLogger(TransmitterDoor.class);
    private static final long TICK_MS = TimeUnit.SECONDS.toMillis(1);

    private final Vertx vertx;
    private final TransmitterConfig config;
    private final FrameDesk desk;
    private final TransmitterMeters meters;
    private final List<NetServer> servers = new ArrayList<>();
    private final Set<TransmitterConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean listening;
    private volatile boolean accepting;

    TransmitterDoor(
            Vertx vertx, TransmitterConfig config, FrameDesk desk, TransmitterMeters meters) {
        this.vertx = vertx;
        this.config = config;
        this.desk = desk;
        this.meters = meters;
        meters.open(connections);
    }

    /** Listens; completes when transmitters can connect. */
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
                            LOG.infof("fire transmitters may connect at port %d", config.port());
                        })
                .mapEmpty();
    }

    public boolean isOpen() {
        return listening && accepting;
    }

    /** From here on newcomers are closed at once, and nothing more is read. */
    public void stopAccepting() {
        accepting = false;
        connections.forEach(TransmitterConnection::holdForGood);
    }

    /** Whether nobody is connected, and everybody's end is told. */
    public boolean isEmpty() {
        return connections.isEmpty();
    }

    /** Ends every connection. */
    public void close() {
        connections.forEach(connection -> connection.cut(Ending.GATEWAY_STOPS));
    }

    private NetServerOptions options() {
        return new NetServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true) // many send no heartbeat
                .setReuseAddress(true)
                .setAcceptBacklog(1024);
    }

    private void welcome(NetSocket socket) {
        if (!accepting || connections.size() >= config.connectionsMax()) {
            meters.refused(accepting ? "house-full" : "stopping");
            socket.close();
            return;
        }
        TransmitterConnection connection =
                new TransmitterConnection(
                        socket,
                        vertx.getOrCreateContext(),
                        desk,
                        new TransmitterConnection.Rules(config, meters),
                        connections::remove);
        connections.add(connection);
        connection.start();
    }

    private void tick() {
        long now = System.nanoTime();
        connections.forEach(connection -> connection.tick(now));
    }
}
