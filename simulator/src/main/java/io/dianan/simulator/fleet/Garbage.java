package io.dianan.simulator.fleet;

import java.nio.charset.StandardCharsets;

/** Messages that nobody can read, each one different. */
final class Garbage {
    private static final String[] FORMS = {
        "{\"seq\":%d,\"values\":{\"residualCurrent\":",
        "{\"values\":{\"residualCurrent\":NaN},\"seq\":%d}",
        "leakage high, please call %d",
        "[{\"seq\":%d,\"values\":{}}",
        "{\"seq\":%d,\"values\":{\"temperature1\":4\u0000\u00ff\u00fe}}"
    };

    private Garbage() {}

    /** The last form is not UTF-8. */
    static byte[] message(long sequence) {
        String form = FORMS[(int) (sequence % FORMS.length)];
        return form.formatted(sequence).getBytes(StandardCharsets.ISO_8859_1);
    }
}
