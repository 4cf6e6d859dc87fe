/**
 * For the tests of every module: real database, broker and tokens around one service ({@link
 * io.dianan.testkit.EmbeddedSuite}, {@link io.dianan.testkit.Tokens}). Nothing here is shipped.
 */
@NullMarked
package io.dianan.testkit;

import org.jspecify.annotations.NullMarked;
