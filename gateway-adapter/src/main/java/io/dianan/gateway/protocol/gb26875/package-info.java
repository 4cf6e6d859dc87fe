/**
 * GB/T 26875.3-2011, fire transmitter to monitoring centre: frames by length, objects with their
 * units and code tables. Pure: bytes in, values out. Never decides what is stored or acknowledged.
 */
@NullMarked
package io.dianan.gateway.protocol.gb26875;

import org.jspecify.annotations.NullMarked;
