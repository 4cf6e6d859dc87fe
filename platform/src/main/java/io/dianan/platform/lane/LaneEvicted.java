package io.dianan.platform.lane;

/** Somebody else has taken the lane: whoever meets this must stop, and has changed nothing. */
public final class LaneEvicted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LaneEvicted(Tenure tenure, String successor) {
        super(
                "lane "
                        + tenure.key()
                        + " was taken from "
                        + tenure.owner()
                        + " (epoch "
                        + tenure.epoch()
                        + ") by "
                        + successor);
    }
}
