/**
 * A device's message becomes parts in lanes: decoded, spread over circuits, handed over with a
 * receipt. Knows no protocol; every door uses it the same way.
 */
@NullMarked
package io.dianan.gateway.intake;

import org.jspecify.annotations.NullMarked;
