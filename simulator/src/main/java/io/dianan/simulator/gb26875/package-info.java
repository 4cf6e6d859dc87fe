/**
 * A fire transmitter as the suite hears it: frames of GB/T 26875.3-2011 over TCP, sent again until
 * they are confirmed. Written from the standard's tables, and from nothing of the suite.
 */
@NullMarked
package io.dianan.simulator.gb26875;

import org.jspecify.annotations.NullMarked;
