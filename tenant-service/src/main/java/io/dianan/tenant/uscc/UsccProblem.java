package io.dianan.tenant.uscc;

import io.dianan.platform.problem.Problem;
import io.dianan.platform.problem.ProblemException;

/** What can be wrong with a right code. */
public enum UsccProblem implements Problem {
    DOUBLE_USCC(409, "USCC registered already");

    private final int status;
    private final String title;

    UsccProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /** Names the value, never who carries it. */
    public static ProblemException taken(String uscc) {
        return DOUBLE_USCC.at("/uscc", "USCC " + uscc + " is registered already");
    }
}
