/**
 * The demonstration's owners, with fixed ids, made at start where {@code dianan.demo} is true. All
 * of them are invented and marked so.
 */
@NullMarked
package io.dianan.tenant.demo;

import org.jspecify.annotations.NullMarked;
