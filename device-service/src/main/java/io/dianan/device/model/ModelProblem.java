package io.dianan.device.model;

import io.dianan.platform.problem.Problem;

/** What can go wrong with a device model. */
enum ModelProblem implements Problem {
    DOUBLE_MODEL(409, "The vendor has a model of this name already"),
    NOT_MAINTAINER(403, "Only its maintainer changes a model");

    private final int status;
    private final String title;

    ModelProblem(int status, String title) {
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
