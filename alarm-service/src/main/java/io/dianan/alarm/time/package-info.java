/**
 * The lane's time: how far the gateways' clocks have come, when we ourselves were away, how far a
 * device's clock is off, and so whether a reading is late. Knocked at by evaluation and presence.
 * The machine's own clock is read nowhere here.
 */
@NullMarked
package io.dianan.alarm.time;

import org.jspecify.annotations.NullMarked;
