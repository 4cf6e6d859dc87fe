/** The clock, as a bean: whoever needs the time asks for it, and a test hands in a fixed one. */
@NullMarked
package io.dianan.platform.time;

import org.jspecify.annotations.NullMarked;
