package io.dianan.simulator.command;

/** The arguments make no sense; the message says why in one sentence. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
