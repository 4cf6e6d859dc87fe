/**
 * Who is there: online, offline, never seen. Judged by the lane's time, so that neither a restart,
 * nor a draining backlog, nor an outage of ours makes anybody offline; told after it was held back
 * for a while, one alarm a device, or one incident where an area goes at once. Knocked at by the
 * lanes' inbox and over REST.
 */
@NullMarked
package io.dianan.alarm.presence;

import org.jspecify.annotations.NullMarked;
