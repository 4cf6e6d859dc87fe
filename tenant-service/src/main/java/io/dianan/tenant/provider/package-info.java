/**
 * The register of operation service providers (服务商). Market officers enter them in their region. A
 * regulator sees the providers registered in the region and those that serve an enterprise or a
 * site in it; an enterprise sees the one that serves it; a provider sees itself. Each write is told
 * to the other services as an event; machines read all as a snapshot.
 */
@NullMarked
package io.dianan.tenant.provider;

import org.jspecify.annotations.NullMarked;
