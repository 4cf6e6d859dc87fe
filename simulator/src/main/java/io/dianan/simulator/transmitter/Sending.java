package io.dianan.simulator.transmitter;

import io.dianan.simulator.gb26875.Answers;
import io.dianan.simulator.ledger.Ledger;
import io.dianan.simulator.ledger.LedgerLine.Acknowledged;
import io.dianan.simulator.ledger.LedgerLine.SentAgain;
import io.dianan.simulator.ledger.LedgerLine.Taken;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/**
 * The sending half of one transmitter: one frame after the other, each until it is confirmed. The
 * center is never more than one frame and its resends behind, so that writing does not block.
 */
final class Sending {
    private static final int CONNECT_MILLIS = 10_000;

    private final InetSocketAddress door;
    private final Patience patience;
    private final MadeTransmitter transmitter;
    private final Ledger ledger;
    private final Backlog backlog;
    private final Counters counters;
    private int failures;

    Sending(
            TransmitterPlan plan,
            MadeTransmitter transmitter,
            Ledger ledger,
            Backlog backlog,
            Counters counters) {
        this.door = plan.door();
        this.patience = plan.patience();
        this.transmitter = transmitter;
        this.ledger = ledger;
        this.backlog = backlog;
        this.counters = counters;
    }

    /** Connects, sends, and connects anew, until it is interrupted. */
    void run(Duration connectAfter) {
        try {
            Thread.sleep(connectAfter);
            while (true) {
                connection();
                Thread.sleep(patience.pause(failures++));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void connection() throws InterruptedException {
        boolean up = false;
        try (Socket socket = new Socket()) {
            socket.connect(door(), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            up = true;
            counters.connected.increment();
            counters.changed();
            serve(socket, new Answers(socket));
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        } finally {
            if (up) {
                counters.connected.decrement();
                counters.lostConnections.increment();
            }
        }
    }

    /** Looked up anew each time: what a name stands for may have changed. */
    private InetSocketAddress door() {
        return new InetSocketAddress(door.getHostString(), door.getPort());
    }

    private void serve(Socket socket, Answers answers) throws IOException, InterruptedException {
        long heartbeatNanos = System.nanoTime();
        while (true) {
            if (System.nanoTime() >= heartbeatNanos) {
                exchange(
                        socket,
                        answers,
                        Outgoing.heartbeat(transmitter.heartbeat(System.currentTimeMillis())));
                counters.heartbeats.confirmed.increment();
                heartbeatNanos = System.nanoTime() + patience.heartbeatEvery().toNanos();
            }
            Optional<Outgoing> next =
                    backlog.oldest(Duration.ofNanos(heartbeatNanos - System.nanoTime()));
            if (next.isPresent()) {
                exchange(socket, answers, next.get());
                confirmed(next.get());
            }
        }
    }

    /** Sends a frame until it is confirmed. */
    private void exchange(Socket socket, Answers answers, Outgoing frame)
            throws IOException, InterruptedException {
        for (int send = 0; send <= patience.resends(); send++) {
            noteSend(frame);
            socket.getOutputStream().write(frame.packet().bytes());
            switch (answers.await(frame.packet().serial(), patience.answerWithin())) {
                case CONFIRMED -> {
                    failures = 0;
                    return;
                }
                case DENIED -> {
                    counters.denied.increment();
                    Thread.sleep(patience.afterDenial());
                }
                case NONE -> {}
            }
        }
        throw new IOException("not confirmed, sent " + (1 + patience.resends()) + " times");
    }

    private void noteSend(Outgoing frame) {
        Counters.Frames frames = frames(frame);
        if (frame.isFirstSend()) {
            frames.sent.increment();
            return;
        }
        counters.resent.increment();
        Taken taken = frame.taken();
        if (taken != null) {
            ledger.mark(new SentAgain(taken.series(), taken.sequence()));
        }
    }

    private void confirmed(Outgoing frame) {
        backlog.confirmed();
        Taken taken = frame.taken();
        if (taken != null) {
            ledger.mark(new Acknowledged(taken.series(), taken.sequence()));
        }
        frames(frame).confirmed.increment();
        counters.changed();
    }

    private Counters.Frames frames(Outgoing frame) {
        return switch (frame.kind()) {
            case READING -> counters.readings;
            case STATUS -> counters.status;
            case HEARTBEAT -> counters.heartbeats;
        };
    }
}
