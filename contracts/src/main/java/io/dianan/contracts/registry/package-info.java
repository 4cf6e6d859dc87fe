/**
 * What the gateway must know of models and devices: the lines of the registry snapshot and the data
 * of its events.
 */
@NullMarked
package io.dianan.contracts.registry;

import org.jspecify.annotations.NullMarked;
