package io.dianan.platform.problem;

import java.util.List;

/** A {@link Problem} that happened; thrown anywhere, mapped once. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient List<Violation> violations;

    ProblemException(Problem problem, String detail, List<Violation> violations) {
        super(detail);
        this.problem = problem;
        this.violations = List.copyOf(violations);
    }

    public Problem problem() {
        return problem;
    }

    public List<Violation> violations() {
        return violations;
    }
}
