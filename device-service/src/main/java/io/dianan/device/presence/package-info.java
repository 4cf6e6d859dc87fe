/** When each device was last heard, by the gateway's clock. Judging silence is not done here. */
@NullMarked
package io.dianan.device.presence;

import org.jspecify.annotations.NullMarked;
