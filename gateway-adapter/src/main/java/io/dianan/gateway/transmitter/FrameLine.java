package io.dianan.gateway.transmitter;

import io.dianan.gateway.protocol.gb26875.Frame;
import io.dianan.gateway.protocol.gb26875.FrameReader;
import io.dianan.gateway.protocol.gb26875.FrameReader.Flaw;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection as a line of frames that can be held. While it is held nothing more is read from the
 * network, and what had come already is kept: one read of the socket, and the frames of one slice
 * of it. Used on its event loop, but for {@link #execute} and {@link #held}.
 */
final class FrameLine implements FrameReader.Listener {
    /** Bytes that the reader gets at once, so that a hold takes effect within some dozen frames. */
    private static final int SLICE_BYTES = 1024;

    private final NetSocket socket;
    private final Context context;
    private final FrameReader reader = new FrameReader(this);
    private final Listener listener;
    private final Queue<Frame> frames = new ArrayDeque<>();
    private final Set<Hold> holds = EnumSet.noneOf(Hold.class);
    private final long frameWithinNanos;
    private Buffer rest = Buffer.buffer();
    private int restFrom;
    private long skippedBefore;
    private long begunNanos;
    private boolean feeding;
    private boolean open = true;
    private volatile boolean held;
    private volatile long lastFrameNanos = System.nanoTime();

    /** Why a line is not read: it is read again when the last reason has gone. */
    enum Hold {
        /** A source address is being looked up. */
        LOOKED_UP,
        LANE_FULL,
        UNACKNOWLEDGED,
        ANSWERS_UNREAD,
        STOPPING
    }

    /** Whoever speaks with the transmitter. */
    interface Listener {
        void frame(Frame frame);

        /**
         * @param frame what stands there, with a wrong checksum; null where it is no frame at all
         */
        void flaw(Flaw flaw, @Nullable Frame frame);

        /** Called after each piece of the stream. */
        void heard();

        /** The connection is gone, whoever ended it. */
        void closed();
    }

    FrameLine(NetSocket socket, Context context, Duration frameWithin, Listener listener) {
        this.socket = socket;
        this.context = context;
        this.frameWithinNanos = frameWithin.toNanos();
        this.listener = listener;
    }

    void start() {
        socket.handler(this::received);
        socket.closeHandler(_ -> closed());
        socket.exceptionHandler(_ -> {}); // the close handler follows
    }

    /** Runs on the line's event loop, from any thread. */
    void execute(Runnable work) {
        context.runOnContext(_ -> work.run());
    }

    /** Whether the line is not read; from any thread. */
    boolean held() {
        return held;
    }

    void hold(Hold why) {
        holds.add(why);
        if (!held) {
            held = true;
            socket.pause();
        }
    }

    /** Hands on what was kept, and reads again unless the line is held anew. */
    void release(Hold why) {
        if (!holds.remove(why) || !holds.isEmpty() || !open) {
            return;
        }
        held = false;
        lastFrameNanos = System.nanoTime();
        begunNanos = lastFrameNanos;
        feed();
        if (!held && open) {
            socket.resume();
        }
    }

    void send(Frame answer) {
        if (open) {
            socket.write(Buffer.buffer(answer.bytes()));
        }
    }

    /** Whether the transmitter leaves so much unread that we should wait with more. */
    boolean outboundFull() {
        return open && socket.writeQueueFull();
    }

    void whenOutboundDrained(Runnable work) {
        socket.drainHandler(_ -> work.run());
    }

    /** Sends what was written and closes. */
    void close() {
        if (open) {
            open = false;
            socket.close();
        }
    }

    /** When the last whole frame came, or reading was taken up again. */
    long lastFrameNanos() {
        return lastFrameNanos;
    }

    /** Bytes that belonged to no frame since the last frame. */
    long garbageBytes() {
        return reader.skippedBytes() - skippedBefore;
    }

    /** Address and port. */
    String peer() {
        return socket.remoteAddress().toString();
    }

    String peerHost() {
        return String.valueOf(socket.remoteAddress().hostAddress());
    }

    /** Gives up a frame that has begun and does not go on, and looks for another behind it. */
    void tick(long nowNanos) {
        boolean stuck = reader.begun() && nowNanos - begunNanos > frameWithinNanos;
        if (open && !held && stuck) {
            reader.silence();
            feed();
            listener.heard();
        }
    }

    @Override
    public void frame(Frame frame) {
        skippedBefore = reader.skippedBytes();
        lastFrameNanos = System.nanoTime();
        frames.add(frame);
    }

    @Override
    public void flaw(Flaw flaw, @Nullable Frame frame) {
        listener.flaw(flaw, frame);
    }

    private void received(Buffer bytes) {
        if (!open) {
            return;
        }
        if (restFrom == rest.length()) {
            rest = bytes;
            restFrom = 0;
        } else {
            rest = rest.slice(restFrom, rest.length()).copy().appendBuffer(bytes);
            restFrom = 0;
        }
        feed();
        listener.heard();
    }

    /** Frames first, then bytes; stops where the line is held. Not entered twice. */
    private void feed() {
        if (feeding) {
            return;
        }
        feeding = true;
        try {
            while (!held && open && (!frames.isEmpty() || restFrom < rest.length())) {
                Frame next = frames.poll();
                if (next != null) {
                    listener.frame(next);
                    continue;
                }
                read();
            }
        } finally {
            feeding = false;
        }
    }

    private void read() {
        int to = Math.min(rest.length(), restFrom + SLICE_BYTES);
        boolean begunBefore = reader.begun();
        long skipped = reader.skippedBytes();
        reader.read(rest.getBytes(restFrom, to));
        restFrom = to;
        boolean moved = !frames.isEmpty() || reader.skippedBytes() != skipped;
        if (moved || !begunBefore) {
            begunNanos = System.nanoTime();
        }
    }

    private void closed() {
        open = false;
        frames.clear();
        rest = Buffer.buffer();
        restFrom = 0;
        listener.closed();
    }
}
