/**
 * Makes a fleet known to the suite through REST: models, devices, circuits, one access token each.
 * A second run takes what an earlier one registered; the tokens stand in a file that only its owner
 * may read. Never sends a reading.
 */
@NullMarked
package io.dianan.simulator.registry;

import org.jspecify.annotations.NullMarked;
