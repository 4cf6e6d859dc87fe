/**
 * A device as the other services keep it: its full state as a domain event with each change, and as
 * a snapshot for whoever starts empty. Told by the rooms that change a device, its circuits or its
 * model, in their transaction; read by machines alone. A model's new interval changes each of its
 * devices, and is told as one event per device.
 */
@NullMarked
package io.dianan.device.state;

import org.jspecify.annotations.NullMarked;
