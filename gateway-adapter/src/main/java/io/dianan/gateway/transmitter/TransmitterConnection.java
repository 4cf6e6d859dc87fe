package io.dianan.gateway.transmitter;

import io.dianan.contracts.id.Uuid7;
import io.dianan.gateway.event.SessionFacts;
import io.dianan.gateway.lane.LaneShipper;
import io.dianan.gateway.protocol.gb26875.Command;
import io.dianan.gateway.protocol.gb26875.Frame;
import io.dianan.gateway.protocol.gb26875.FrameReader.Flaw;
import io.dianan.gateway.registry.LateRegistration.Answer;
import io.dianan.gateway.registry.RegisteredDevice;
import io.dianan.gateway.transmitter.FrameLine.Hold;
import io.vertx.core.Context;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection of one transmitter, or of several behind one line. Everything runs on its line's
 * event loop, but for {@link #tick}, {@link #holdForGood} and {@link #cut}.
 */
final class TransmitterConnection implements FrameLine.Listener {
    private static final long SEEN_EVERY_NANOS = Duration.ofMinutes(1).toNanos();

    /** Sources whose coming and going on this connection is told; more are served as well. */
    private static final int SPEAKERS_MAX = 256;

    private final FrameLine line;
    private final FrameDesk desk;
    private final Answers answers;
    private final TransmitterConfig config;
    private final TransmitterMeters meters;
    private final Consumer<TransmitterConnection> whenGone;
    private final Map<UUID, Speaker> speakers = new HashMap<>();
    private final long openedNanos = System.nanoTime();
    private boolean registered;
    private boolean ended;
    private Ending reason = Ending.CONNECTION_LOST;

    /** A source that has spoken here. */
    private static final class Speaker {
        private final RegisteredDevice device;
        private final SessionFacts session;
        private long nextSeenNanos = System.nanoTime();

        private Speaker(RegisteredDevice device, SessionFacts session) {
            this.device = device;
            this.session = session;
        }
    }

    /**
     * @param whenGone called once, when the connection has ended
     */
    TransmitterConnection(
            NetSocket socket,
            Context context,
            FrameDesk desk,
            Rules rules,
            Consumer<TransmitterConnection> whenGone) {
        this.config = rules.config();
        this.meters = rules.meters();
        this.line = new FrameLine(socket, context, config.frameWithin(), this);
        this.desk = desk;
        this.answers = new Answers(line, config.unacknowledgedMax(), meters);
        this.whenGone = whenGone;
    }

    /** Bounds of a connection, and where it counts. */
    record Rules(TransmitterConfig config, TransmitterMeters meters) {}

    void start() {
        line.start();
    }

    /** Called about once a second, from any thread. */
    void tick(long nowNanos) {
        line.execute(() -> look(nowNanos));
    }

    /** Reads nothing more, so that what was taken in can be confirmed; from any thread. */
    void holdForGood() {
        line.execute(() -> line.hold(Hold.STOPPING));
    }

    /** Ends the connection; from any thread. */
    void cut(Ending why) {
        line.execute(() -> end(why));
    }

    @Override
    public void frame(Frame frame) {
        if (ended) {
            return;
        }
        meters.frame(frame.command());
        switch (frame.command()) {
            case Command.SEND -> sent(frame);
            case Command.CONFIRM, Command.DENY -> {} // never answered
            case Command.CONTROL, Command.REQUEST, Command.RESPOND -> unasked(frame);
            default -> deny(frame, "unknown-command");
        }
    }

    @Override
    public void flaw(Flaw flaw, @Nullable Frame frame) {
        meters.flaw(flaw);
        if (frame == null || ended) {
            return;
        }
        if (frame.command() != Command.CONFIRM && frame.command() != Command.DENY) {
            deny(frame, "checksum");
        }
    }

    @Override
    public void heard() {
        if (line.garbageBytes() > config.garbageBytesMax()) {
            end(Ending.GARBAGE);
        }
    }

    @Override
    public void closed() {
        ended = true;
        meters.ended(reason);
        speakers.values()
                .forEach(speaker -> desk.disconnected(speaker.device, speaker.session, reason));
        speakers.clear();
        whenGone.accept(this);
    }

    private void look(long now) {
        if (ended) {
            return;
        }
        line.tick(now);
        if (answers.unreadNanos(now) > config.unreadMax().toNanos()) {
            end(Ending.NOT_READING);
        } else if (line.held()) {
            return; // its silence is ours
        } else if (now - line.lastFrameNanos() > config.silenceMax().toNanos()) {
            end(Ending.SILENT);
        } else if (!registered && now - openedNanos > config.strangerMax().toNanos()) {
            end(Ending.NO_REGISTERED_ADDRESS);
        }
    }

    private void sent(Frame frame) {
        RegisteredDevice speaker = desk.speaker(frame);
        if (speaker != null) {
            hear(speaker, frame);
            return;
        }
        line.hold(Hold.LOOKED_UP);
        desk.ask(frame)
                .whenComplete(
                        (answer, failure) ->
                                line.execute(
                                        () ->
                                                answered(
                                                        frame,
                                                        failure == null
                                                                ? answer
                                                                : Answer.NOT_ASKED)));
    }

    private void answered(Frame frame, Answer answer) {
        if (ended) {
            return;
        }
        RegisteredDevice speaker = desk.speaker(frame);
        if (speaker != null) {
            hear(speaker, frame);
        } else if (answer == Answer.NOT_ASKED) {
            meters.unanswered(); // it will be sent again
        } else {
            desk.tellStranger(frame, line.peer(), line.peerHost());
            deny(frame, "unregistered-address");
        }
        line.release(Hold.LOOKED_UP);
    }

    private void hear(RegisteredDevice speaker, Frame frame) {
        if (speaker.removed()) {
            desk.tellRemoved(speaker, line.peer());
            deny(frame, "removed-device");
            return;
        }
        registered = true;
        enter(speaker);
        if (frame.adu().length == 0) {
            answers.atOnce(frame.confirmation());
            seen(speaker);
            return;
        }
        LaneShipper full = desk.take(speaker, frame, answers.expect(frame));
        if (full != null) {
            line.hold(Hold.LANE_FULL);
            full.whenRoom(() -> line.execute(() -> line.release(Hold.LANE_FULL)));
        }
    }

    /** What only the centre sends, or an answer to a question that we do not ask yet. */
    private void unasked(Frame frame) {
        RegisteredDevice speaker = desk.speaker(frame);
        if (speaker != null && !speaker.removed()) {
            desk.keep(speaker, frame);
        }
    }

    private void deny(Frame frame, String why) {
        meters.denied(why);
        answers.atOnce(frame.denial());
    }

    private void enter(RegisteredDevice speaker) {
        if (speakers.containsKey(speaker.id()) || speakers.size() >= SPEAKERS_MAX) {
            return;
        }
        SessionFacts session = new SessionFacts(Uuid7.next().toString(), "gb26875", line.peer());
        speakers.put(speaker.id(), new Speaker(speaker, session));
        desk.connected(speaker, session);
    }

    private void seen(RegisteredDevice device) {
        Speaker speaker = speakers.get(device.id());
        long now = System.nanoTime();
        if (speaker == null) {
            desk.seen(device);
        } else if (now - speaker.nextSeenNanos >= 0) {
            speaker.nextSeenNanos = now + SEEN_EVERY_NANOS;
            desk.seen(device);
        }
    }

    private void end(Ending why) {
        if (!ended) {
            ended = true;
            reason = why;
            line.close();
        }
    }
}
