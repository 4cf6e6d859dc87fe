package io.dianan.alarm.stream;

import io.dianan.platform.problem.Problem;

/** What can go wrong with a stream. */
enum StreamProblem implements Problem {
    TOO_MANY_READERS(503, "Too many read the stream now");

    private final int status;
    private final String title;

    StreamProblem(int status, String title) {
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
