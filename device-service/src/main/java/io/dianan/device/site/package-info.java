/**
 * Where a device stands, and so whose it is: asks tenant-service for a site in the caller's own
 * name. Knocked at by whoever registers or moves a device, never inside a transaction. Keeps no
 * copy of a site.
 */
@NullMarked
package io.dianan.device.site;

import org.jspecify.annotations.NullMarked;
