package io.dianan.device.site;

import io.dianan.platform.problem.Problem;

/** What can go wrong when a site is looked up. */
enum SiteProblem implements Problem {
    SITES_UNAVAILABLE(503, "Sites cannot be looked up now");

    private final int status;
    private final String title;

    SiteProblem(int status, String title) {
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
