/** A small service on the floor alone, for the tests of platform. */
@NullMarked
package io.dianan.platform.app;

import org.jspecify.annotations.NullMarked;
