/**
 * The two times of whatever a device sends: when it happened, and when the gateway received it, and
 * how far the first can be trusted. A clock that runs ahead is set back here, nothing is refused
 * for its clock.
 */
@NullMarked
package io.dianan.device.moment;

import org.jspecify.annotations.NullMarked;
