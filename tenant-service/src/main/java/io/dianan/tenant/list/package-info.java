/**
 * What the lists of providers, enterprises and sites have in common: their orders, the place where
 * a page ended, filters by region and by text. Knows no table.
 */
@NullMarked
package io.dianan.tenant.list;

import org.jspecify.annotations.NullMarked;
