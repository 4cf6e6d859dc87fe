/**
 * From a device's bytes to readings: syntax first ({@code JsonRecords}), then meaning by the
 * model's mapping ({@code ReadingAssembler}). Pure: no clock, no queue, no broker. What cannot be
 * understood is named and kept, never passed over in silence.
 */
@NullMarked
package io.dianan.gateway.decode;

import org.jspecify.annotations.NullMarked;
