/**
 * The devices: each measures when its source says so, keeps the message in the ledger, and
 * publishes it over an MQTT connection of its own until it is acknowledged. Drills start fleets
 * here and give them bad habits. Knows nothing of what the suite makes of the messages.
 */
@NullMarked
package io.dianan.simulator.fleet;

import org.jspecify.annotations.NullMarked;
