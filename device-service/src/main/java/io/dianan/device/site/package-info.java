/**
 * Where a device stands, and so whose it is: asks tenant-service for a site in the caller's own
 * name, and keeps what its events tell. Knocked at by whoever registers or moves a device, to ask
 * outside of a transaction and to look again inside. It shows nobody a site.
 */
@NullMarked
package io.dianan.device.site;

import org.jspecify.annotations.NullMarked;
