package io.dianan.alarm.alarm;

import io.dianan.platform.problem.Problem;

/** What can go wrong with an alarm. */
public enum AlarmProblem implements Problem {
    ILLEGAL_STEP(409, "This step is not legal now"),
    OPEN_ALARM_EXISTS(409, "Another alarm of this subject and type is open");

    private final int status;
    private final String title;

    AlarmProblem(int status, String title) {
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
