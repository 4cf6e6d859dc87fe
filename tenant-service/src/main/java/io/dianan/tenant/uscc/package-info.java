/**
 * The unified social credit code (统一社会信用代码) by which providers and enterprises are known: what is a
 * right one, and the answer to one that is taken. Knows nothing of who carries it.
 */
@NullMarked
package io.dianan.tenant.uscc;

import org.jspecify.annotations.NullMarked;
