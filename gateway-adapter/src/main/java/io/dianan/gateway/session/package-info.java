/**
 * Which device is connected by which connection. A device has one session; the newest wins. Every
 * session that is told to begin is told to end, with its reason.
 */
@NullMarked
package io.dianan.gateway.session;

import org.jspecify.annotations.NullMarked;
