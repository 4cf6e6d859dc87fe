/**
 * Credentials: how a device signs in at the gateway. Knocked at by the owner's provider. A secret
 * is shown once, when it is made, and kept as a keyed hash only; it is never logged.
 */
@NullMarked
package io.dianan.device.credential;

import org.jspecify.annotations.NullMarked;
