package io.dianan.gateway.door;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.net.impl.NetSocketInternal;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A connection as a line of packets that can be held. While it is held nothing more is read from
 * the network; what one last read had already brought is kept for later, so that a sender feels it
 * by its own full buffers. Used on its event loop, but for {@link #execute}.
 */
final class PacketLine {
    private final NetSocketInternal socket;
    private final ChannelHandlerContext channel;
    private final Queue<MqttMessage> kept = new ArrayDeque<>();
    private final Consumer<PacketLine> whenGone;
    private volatile Listener listener = SILENT;
    private boolean held;
    private boolean open = true;
    private volatile long lastPacketNanos = System.nanoTime();

    /** Whoever speaks with the device at the moment. */
    interface Listener {
        /** The listener releases the packet's payload. */
        void packet(MqttMessage packet);

        /** The connection is gone, whoever ended it. */
        void closed();

        /** Called about once a second, on the line's event loop or not; must be quick. */
        void tick(long nowNanos);
    }

    private static final Listener SILENT =
            new Listener() {
                @Override
                public void packet(MqttMessage packet) {
                    ReferenceCountUtil.release(packet);
                }

                @Override
                public void closed() {}

                @Override
                public void tick(long nowNanos) {}
            };

    /**
     * @param whenGone called once, after the listener, when the connection has ended
     */
    PacketLine(NetSocketInternal socket, Consumer<PacketLine> whenGone) {
        this.socket = socket;
        this.channel = socket.channelHandlerContext();
        this.whenGone = whenGone;
        socket.messageHandler(this::received);
        socket.closeHandler(_ -> closed());
        socket.exceptionHandler(_ -> {}); // the close handler follows
    }

    void listener(Listener next) {
        listener = next;
    }

    void tick(long nowNanos) {
        listener.tick(nowNanos);
    }

    /** Runs on the line's event loop, from any thread. */
    void execute(Runnable work) {
        channel.executor().execute(work);
    }

    void send(MqttMessage packet) {
        if (open) {
            socket.writeMessage(packet);
        }
    }

    /** Stops reading. */
    void hold() {
        held = true;
        channel.channel().config().setAutoRead(false);
    }

    /** Hands on what was kept, and reads again unless the listener holds the line anew. */
    void release() {
        held = false;
        lastPacketNanos = System.nanoTime();
        while (!held && open && !kept.isEmpty()) {
            listener.packet(kept.remove());
        }
        if (!held && open) {
            channel.channel().config().setAutoRead(true);
        }
    }

    /** Whether the device leaves so much unread that we should wait with more. */
    boolean outboundFull() {
        return socket.writeQueueFull();
    }

    void whenOutboundDrained(Runnable work) {
        socket.drainHandler(_ -> execute(work));
    }

    /** Sends what was written and closes. */
    void close() {
        if (open) {
            open = false;
            socket.close();
        }
    }

    boolean open() {
        return open;
    }

    /** When the last whole packet came, or reading was taken up again. */
    long lastPacketNanos() {
        return lastPacketNanos;
    }

    /** Address and port. */
    String peer() {
        return socket.remoteAddress().toString();
    }

    String peerHost() {
        return String.valueOf(socket.remoteAddress().hostAddress());
    }

    private void received(Object message) {
        if (!(message instanceof MqttMessage packet) || !open) {
            ReferenceCountUtil.release(message);
            return;
        }
        lastPacketNanos = System.nanoTime();
        if (held || !kept.isEmpty()) {
            kept.add(packet);
            return;
        }
        listener.packet(packet);
    }

    private void closed() {
        open = false;
        kept.forEach(ReferenceCountUtil::release);
        kept.clear();
        listener.closed();
        whenGone.accept(this);
    }
}
