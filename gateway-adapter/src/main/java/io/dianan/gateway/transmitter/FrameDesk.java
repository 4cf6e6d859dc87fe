package io.dianan.gateway.transmitter;

import io.dianan.gateway.event.EventJournal;
import io.dianan.gateway.event.EventJournal.SecurityText;
import io.dianan.gateway.event.SecurityType;
import io.dianan.gateway.event.SessionFacts;
import io.dianan.gateway.intake.Delivery;
import io.dianan.gateway.lane.LaneShipper;
import io.dianan.gateway.lane.Receipt;
import io.dianan.gateway.protocol.gb26875.Frame;
import io.dianan.gateway.registry.LateRegistration;
import io.dianan.gateway.registry.RegisteredDevice;
import io.dianan.gateway.registry.Registry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Decides whose words a frame is, and takes them in. */
@Singleton
class FrameDesk {
    /** Addresses of one peer that are told of in a minute, at most. */
    private static final int STRANGERS_TOLD_MAX = 16;

    private final Registry registry;
    private final LateRegistration late;
    private final FrameIntake intake;
    private final EventJournal journal;
    private final Clock clock;

    FrameDesk(
            Registry registry,
            LateRegistration late,
            FrameIntake intake,
            EventJournal journal,
            Clock clock) {
        this.registry = registry;
        this.late = late;
        this.intake = intake;
        this.journal = journal;
        this.clock = clock;
    }

    /** The device of this source address; null where the registry knows none. */
    @Nullable RegisteredDevice speaker(Frame frame) {
        return registry.byCredential(key(frame)).orElse(null);
    }

    /** Asks device-service for an address that the registry does not know. */
    CompletableFuture<LateRegistration.Answer> ask(Frame frame) {
        return late.ask(key(frame));
    }

    /**
     * Every part is handed over when this returns.
     *
     * @return the lane that the source should wait for; null where there is room
     */
    @Nullable LaneShipper take(RegisteredDevice speaker, Frame frame, Delivery delivery) {
        return intake.take(speaker, frame, clock.millis(), delivery);
    }

    /** A frame that is not answered, and that nobody decodes. */
    void keep(RegisteredDevice speaker, Frame frame) {
        intake.keep(speaker, frame, clock.millis());
    }

    void seen(RegisteredDevice speaker) {
        journal.seen(speaker);
    }

    void connected(RegisteredDevice speaker, SessionFacts session) {
        journal.connected(speaker, session);
    }

    void disconnected(RegisteredDevice speaker, SessionFacts session, Ending reason) {
        journal.disconnected(speaker, session, reason.wire());
    }

    /** A frame of an address that no device has; a peer that invents them is told of less. */
    void tellStranger(Frame frame, String peer, String peerHost) {
        long bucket = Math.floorMod(Long.hashCode(frame.source() * 31), STRANGERS_TOLD_MAX);
        journal.security(
                SecurityType.UNREGISTERED_ADDRESS,
                null,
                peerHost + '#' + bucket,
                new SecurityText(
                        "address %d (%012x)".formatted(frame.source(), frame.source()), peer),
                Receipt.NONE);
    }

    void tellRemoved(RegisteredDevice speaker, String peer) {
        journal.security(
                SecurityType.REMOVED_DEVICE,
                speaker,
                speaker.id().toString(),
                new SecurityText("a removed transmitter sends", peer),
                Receipt.NONE);
    }

    /** Credentials of kind {@code gb26875-address} are known by the address in decimal. */
    private static String key(Frame frame) {
        return Long.toString(frame.source());
    }
}
