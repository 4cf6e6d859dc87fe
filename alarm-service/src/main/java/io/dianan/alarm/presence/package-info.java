/**
 * Who is there: online, offline, never seen. Judged by the lane's time, so that neither a restart,
 * nor a draining backlog, nor an outage of ours makes anybody offline; told after a debounce, one
 * alarm a device, or one incident where an area goes at once. Knocked at by the lanes' inbox.
 *
 * <p>Meters: {@code dianan_presence_devices} by {@code state} (online, offline), of the lanes that
 * this process owns.
 */
@NullMarked
package io.dianan.alarm.presence;

import org.jspecify.annotations.NullMarked;
