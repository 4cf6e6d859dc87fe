package io.dianan.simulator.judge;

/** The judge could not see the suite, so there is no verdict. */
public final class JudgeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JudgeException(String message) {
        super(message);
    }
}
