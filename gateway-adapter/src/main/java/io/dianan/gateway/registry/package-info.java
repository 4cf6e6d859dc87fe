/**
 * Who may knock and what their words mean: devices, credentials and mappings, as device-service has
 * them. Filled by a snapshot, kept current by domain events, with a copy on disk (hashes only) for
 * a start without device-service. It never decides by itself that a device exists.
 */
@NullMarked
package io.dianan.gateway.registry;

import org.jspecify.annotations.NullMarked;
