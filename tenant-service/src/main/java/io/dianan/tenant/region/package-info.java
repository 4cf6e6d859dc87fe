/**
 * Regions (区划) by GB/T 2260 code, down to the street: since when, until when, what came after.
 * Everybody signed in reads them; standards editors and system administrators keep them. The tree
 * stays sound: no region outlives the one above it.
 */
@NullMarked
package io.dianan.tenant.region;

import org.jspecify.annotations.NullMarked;
