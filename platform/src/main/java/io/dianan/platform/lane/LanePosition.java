package io.dianan.platform.lane;

import java.time.Instant;

/**
 * How far the batches of one gateway run have been committed in a lane.
 *
 * @param sequence the highest committed number
 * @param watermark the gateway's clock when it closed that batch
 */
public record LanePosition(GatewayRun run, long sequence, Instant watermark) {}
