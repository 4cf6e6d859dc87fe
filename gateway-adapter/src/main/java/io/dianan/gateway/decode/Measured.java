package io.dianan.gateway.decode;

import io.dianan.gateway.clock.EventTime;
import java.math.BigDecimal;

/**
 * A value that a binary protocol has framed.
 *
 * @param channel where it goes if the mapping does not say; 0: the first
 * @param source as a mapping names it
 * @param value as sent, in the protocol's unit
 */
public record Measured(EventTime time, int channel, String source, BigDecimal value) {}
