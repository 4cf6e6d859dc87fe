/**
 * The front door: one port for people and programs. It sends {@code /api/v1/…} to the service that
 * owns the first segment and {@code /auth} to the identity provider's realm, streaming both ways,
 * and nothing else inwards: no internal path, no administration, no management.
 */
@NullMarked
package io.dianan.launcher.door;

import org.jspecify.annotations.NullMarked;
