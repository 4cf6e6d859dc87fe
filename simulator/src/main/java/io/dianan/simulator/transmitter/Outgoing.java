package io.dianan.simulator.transmitter;

import io.dianan.simulator.gb26875.Packet;
import io.dianan.simulator.ledger.LedgerLine.Taken;
import org.jspecify.annotations.Nullable;

/** A frame on its way to the center. Used by the sending thread only, once it is handed over. */
final class Outgoing {
    private final Kind kind;
    private final Packet packet;
    private final @Nullable Taken taken;
    private boolean sent;

    private Outgoing(Kind kind, Packet packet, @Nullable Taken taken, boolean sent) {
        this.kind = kind;
        this.packet = packet;
        this.taken = taken;
        this.sent = sent;
    }

    /** What a frame tells. */
    enum Kind {
        READING,
        STATUS,
        HEARTBEAT
    }

    static Outgoing reading(Taken taken) {
        return new Outgoing(Kind.READING, Packet.ofHex(taken.text()), taken, false);
    }

    /** A reading that an earlier run may have sent. */
    static Outgoing left(Taken taken) {
        return new Outgoing(Kind.READING, Packet.ofHex(taken.text()), taken, true);
    }

    static Outgoing status(Packet packet) {
        return new Outgoing(Kind.STATUS, packet, null, false);
    }

    static Outgoing heartbeat(Packet packet) {
        return new Outgoing(Kind.HEARTBEAT, packet, null, false);
    }

    Kind kind() {
        return kind;
    }

    Packet packet() {
        return packet;
    }

    /** Its line in the ledger; only readings have one. */
    @Nullable Taken taken() {
        return taken;
    }

    /** Notes a send; true when it is the first. */
    boolean isFirstSend() {
        boolean first = !sent;
        sent = true;
        return first;
    }
}
