package io.dianan.platform.lane;

/**
 * An owner's hold on a lane. A later one has a greater epoch, and the earlier owner's transactions
 * change nothing from then on.
 *
 * @param owner who took the lane, for people who read the table
 */
public record Tenure(LaneKey key, long epoch, String owner) {}
