package io.dianan.tenant.region;

import io.dianan.platform.problem.Problem;

/** What can be wrong with a change of the tree. */
enum RegionProblem implements Problem {
    DOUBLE_REGION(409, "Region registered already");

    private final int status;
    private final String title;

    RegionProblem(int status, String title) {
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
