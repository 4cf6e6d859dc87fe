/**
 * Publishing that waits for the broker's acknowledgement, and inbound channels that acknowledge
 * after the commit.
 */
@NullMarked
package io.dianan.platform.mqtt;

import org.jspecify.annotations.NullMarked;
