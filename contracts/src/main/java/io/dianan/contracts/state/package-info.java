/**
 * Full states that travel in domain events, one record per kind of thing: what a service tells
 * others so that they can keep a copy. Copies are kept by version; a record only grows.
 */
@NullMarked
package io.dianan.contracts.state;

import org.jspecify.annotations.NullMarked;
