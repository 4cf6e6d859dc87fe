/**
 * Time: the gateway's own clock, the judgement of a device's time label, and event times for what
 * has none. Nothing is thrown away for its clock; a label that cannot be true is replaced by the
 * receive time and says so.
 */
@NullMarked
package io.dianan.gateway.clock;

import org.jspecify.annotations.NullMarked;
