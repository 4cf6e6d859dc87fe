/** Lanes: the fixed parts by which devices are spread over consumers. */
@NullMarked
package io.dianan.contracts.lane;

import org.jspecify.annotations.NullMarked;
