/**
 * Ids: UUIDs of version 7, their bytes on the wire, and hashes that identify happenings and
 * credentials.
 */
@NullMarked
package io.dianan.contracts.id;

import org.jspecify.annotations.NullMarked;
