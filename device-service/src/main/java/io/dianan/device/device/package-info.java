/**
 * The fleet: devices by serial number, IMEI and ICCID, the site they stand at, and their life from
 * stock to removal. Knocked at by the provider's people who register, install and remove; read by
 * all who own or supervise. A state is never a field that a client writes. What hangs on a device
 * (circuits, credentials) follows through {@code DeviceFollower} and changes through {@code
 * FleetChange}, so that each change grows the device's version and is told to the gateways.
 */
@NullMarked
package io.dianan.device.device;

import org.jspecify.annotations.NullMarked;
