package io.dianan.simulator.replay;

/**
 * A recording or its column map cannot be used; the message says what and where in one sentence.
 */
public final class RecordingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecordingException(String message) {
        super(message);
    }
}
