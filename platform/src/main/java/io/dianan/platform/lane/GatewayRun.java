package io.dianan.platform.lane;

/**
 * One run of one gateway: within it a lane's batches are numbered from 1 without gaps.
 *
 * @param gateway the gateway's stable name
 * @param startId new at every start of the gateway
 */
public record GatewayRun(String gateway, String startId) {}
