/**
 * Circuits: what a channel of a device measures, from when to when. Knocked at by the provider's
 * people who wire and name them; read by all who own or supervise. A circuit never changes its
 * device or channel, since its readings go with it; it ends when its device is removed.
 */
@NullMarked
package io.dianan.device.circuit;

import org.jspecify.annotations.NullMarked;
