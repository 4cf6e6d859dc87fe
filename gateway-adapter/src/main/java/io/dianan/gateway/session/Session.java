package io.dianan.gateway.session;

import io.dianan.gateway.event.SessionFacts;
import java.util.UUID;

/** A connection of a device, as the register of sessions sees it. */
public interface Session {
    UUID deviceId();

    /** What it signed in with. */
    String credentialKey();

    SessionFacts facts();

    /** Whether we have stopped reading it, so that it could not say goodbye. */
    boolean held();

    /**
     * Reads nothing more from the device, so that what was taken in can be answered; from any
     * thread.
     */
    void holdForGood();

    /** Ends the connection; from any thread. The register has told the end already. */
    void cut(EndReason reason);
}
