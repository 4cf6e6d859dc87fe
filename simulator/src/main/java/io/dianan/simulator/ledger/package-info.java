/**
 * What was measured, kept on disk before it is sent: one line a measurement, forced before the
 * first publish, and a mark for each acknowledgement. It is the fleet's durable device buffer and
 * the judge's evidence, and all that the two have in common. Nothing here knows MQTT or HTTP.
 */
@NullMarked
package io.dianan.simulator.ledger;

import org.jspecify.annotations.NullMarked;
