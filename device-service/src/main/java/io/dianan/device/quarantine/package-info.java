/**
 * The quarantine (隔离区): what arrived and could not be understood or belongs to nothing we know,
 * kept raw with its reason, once however often it arrives. A fault of the database never brings
 * anything here.
 */
@NullMarked
package io.dianan.device.quarantine;

import org.jspecify.annotations.NullMarked;
