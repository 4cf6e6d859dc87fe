/**
 * Points on the map, WGS-84 degrees (not GCJ-02): bounds, rounding, and that both or none are
 * given.
 */
@NullMarked
package io.dianan.tenant.place;

import org.jspecify.annotations.NullMarked;
