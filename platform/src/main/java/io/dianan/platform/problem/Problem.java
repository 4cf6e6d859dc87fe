package io.dianan.platform.problem;

import java.util.List;
import java.util.Locale;

/**
 * One kind of error, by name. Each room has an enum that implements this; the constant's name is
 * the stable type on the wire.
 */
public interface Problem {
    /** Name of the enum constant. */
    String name();

    /** HTTP status. */
    int status();

    /** Short title, the same at each occurrence. */
    String title();

    /** Stable type: {@code urn:dianan:problem:double-serial-number}. */
    default String type() {
        return "urn:dianan:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** This problem, with a sentence that names the offender. */
    default ProblemException because(String detail) {
        return new ProblemException(this, detail, List.of());
    }

    /** This problem at one place of the body. */
    default ProblemException at(String pointer, String detail) {
        return new ProblemException(this, detail, List.of(new Violation(pointer, detail)));
    }

    /** This problem at several places of the body. */
    default ProblemException at(List<Violation> violations) {
        return new ProblemException(this, violations.getFirst().detail(), violations);
    }
}
