/**
 * The demonstration: seeds owners and devices through the public doors, lets a leak grow and a
 * transmitter report, and tells line by line who sees what, with times and addresses. A line counts
 * only if it was seen through the public doors. All of it is made.
 */
@NullMarked
package io.dianan.simulator.story;

import org.jspecify.annotations.NullMarked;
