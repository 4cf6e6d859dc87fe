package io.dianan.contracts.registry;

import org.jspecify.annotations.Nullable;

/**
 * One line of {@code GET /internal/v1/gateway-registry} (NDJSON): a model or a device; the last
 * line has only {@code end}, so that a cut answer is noticed.
 */
public record GatewayRegistryLine(
        @Nullable GatewayModel model, @Nullable GatewayDevice device, @Nullable Boolean end) {}
