package io.dianan.alarm.rulebook;

import io.dianan.platform.problem.Problem;

/** What can be wrong with a rule or a floor. */
enum RuleProblem implements Problem {
    LIMIT_OUTSIDE_FLOOR(422, "The limit is outside of what the regulators allow"),
    FLOOR_OUTSIDE_FLOOR(422, "The floor is outside of a broader region's floor"),
    RULE_EXISTS(409, "There is a rule for this already"),
    FLOOR_EXISTS(409, "There is a floor for this already");

    private final int status;
    private final String title;

    RuleProblem(int status, String title) {
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
}
