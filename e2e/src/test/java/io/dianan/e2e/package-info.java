/**
 * The running suite, driven through its public doors, and its processes ended at the worst moments.
 */
@NullMarked
package io.dianan.e2e;

import org.jspecify.annotations.NullMarked;
