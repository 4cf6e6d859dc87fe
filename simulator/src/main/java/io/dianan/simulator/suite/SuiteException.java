package io.dianan.simulator.suite;

/** The suite refused, or could not be reached; the message says which and why in one sentence. */
public final class SuiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** No answer came. */
    public static final int UNREACHABLE = 0;

    private final int status;

    public SuiteException(int status, String message) {
        super(message);
        this.status = status;
    }

    public SuiteException(String message, Throwable cause) {
        super(message, cause);
        this.status = UNREACHABLE;
    }

    /** HTTP status, or {@link #UNREACHABLE}. */
    public int status() {
        return status;
    }
}
