package io.dianan.device.series;

import io.dianan.platform.problem.Problem;

/** What can be wrong with a question for readings. */
enum SeriesProblem implements Problem {
    TOO_MANY_READINGS(400, "Too many readings for one answer");

    private final int status;
    private final String title;

    SeriesProblem(int status, String title) {
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
