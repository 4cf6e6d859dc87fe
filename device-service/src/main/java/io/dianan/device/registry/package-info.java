/**
 * What the gateway must know: every device with its circuits' channels and its credentials' keys,
 * every model's mapping; as a snapshot and as a domain event per change. Knocked at by gateways and
 * by the rooms that change a device. It reads their tables and writes only a device's version.
 */
@NullMarked
package io.dianan.device.registry;

import org.jspecify.annotations.NullMarked;
