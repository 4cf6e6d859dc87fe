/**
 * Device events: what a device or its gateway tells that is not a reading (alarms and faults
 * decided by the device, sessions, boots, operations, security, frames not decoded). Each is kept
 * once; a heartbeat only moves when the device was last heard, and what a gateway could not
 * understand goes on to the quarantine. Nothing is judged here.
 */
@NullMarked
package io.dianan.device.event;

import org.jspecify.annotations.NullMarked;
