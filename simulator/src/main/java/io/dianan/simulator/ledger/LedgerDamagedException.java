package io.dianan.simulator.ledger;

import java.io.IOException;

/** The file is not a ledger, or a line before its end does not fit its check sum. */
public final class LedgerDamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    LedgerDamagedException(String message) {
        super(message);
    }
}
