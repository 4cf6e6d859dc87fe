package io.dianan.launcher.process;

import org.jspecify.annotations.Nullable;

/** The launcher cannot do what was asked: one sentence that says why and what to do about it. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String sentence) {
        super(sentence);
    }

    public Refusal(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
