package io.dianan.simulator.fake;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The devices' door of the fake suite. Made on the bare codec: the Vert.x server hides a user name
 * that comes without a password, and access tokens come so.
 */
public final class FakeMqtt implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final NetServer server;
    private final FakeStore store;
    private final Set<NetSocket> connected = ConcurrentHashMap.newKeySet();
    public final AtomicLong published = new AtomicLong();

    /** After so many messages it hangs up and does not answer the last; half of those it keeps. */
    public volatile int dropAfter;

    /** Keeps messages and never answers. */
    public volatile boolean silent;

    FakeMqtt(FakeStore store) {
        this.store = store;
        this.server =
                vertx.createNetServer(new NetServerOptions().setPort(0).setHost("127.0.0.1"))
                        .connectHandler(socket -> connect((NetSocketInternal) socket));
        server.listen().toCompletionStage().toCompletableFuture().join();
    }

    int port() {
        return server.actualPort();
    }

    private void connect(NetSocketInternal socket) {
        ChannelPipeline pipeline = socket.channelHandlerContext().pipeline();
        pipeline.addBefore("handler", "encoder", MqttEncoder.INSTANCE);
        pipeline.addBefore("handler", "decoder", new MqttDecoder(65_536));
        String[] token = {""};
        connected.add(socket);
        socket.closeHandler(v -> connected.remove(socket));
        socket.messageHandler(
                message -> {
                    switch (message) {
                        case MqttConnectMessage c -> token[0] = welcome(socket, c);
                        case MqttPublishMessage p -> take(socket, token[0], p);
                        case MqttMessage m when m.decoderResult().isFailure() -> socket.close();
                        default -> {}
                    }
                    ReferenceCountUtil.release(message);
                });
    }

    private String welcome(NetSocketInternal socket, MqttConnectMessage connect) {
        String token = String.valueOf(connect.payload().userName());
        boolean known = store.knows(token);
        MqttConnAckMessage answer =
                MqttMessageBuilders.connAck()
                        .returnCode(
                                known
                                        ? MqttConnectReturnCode.CONNECTION_ACCEPTED
                                        : MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED)
                        .build();
        socket.writeMessage(answer);
        if (!known) {
            socket.close();
        }
        return token;
    }

    private void take(NetSocketInternal socket, String token, MqttPublishMessage message) {
        long number = published.incrementAndGet();
        boolean drop = dropAfter > 0 && number % dropAfter == 0;
        if (!drop || number % 2 == 0) {
            store.take(
                    token,
                    message.variableHeader().topicName(),
                    ByteBufUtil.getBytes(message.payload()));
        }
        if (drop) {
            socket.close();
        } else if (!silent) {
            socket.writeMessage(
                    MqttMessageBuilders.pubAck()
                            .packetId(message.variableHeader().packetId())
                            .build());
        }
    }

    public void hangUp() {
        connected.forEach(NetSocket::close);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
