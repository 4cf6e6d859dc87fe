package io.dianan.alarm.machine;

import org.jspecify.annotations.Nullable;

/** Another service does not answer now; whoever asked holds what it has and asks again. */
public final class PeerAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PeerAwayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
