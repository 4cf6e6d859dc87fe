package io.dianan.tenant.list;

import java.util.UUID;

/**
 * Where a page ended.
 *
 * @param key the last row's name where the list is by name, else empty
 */
public record ListPlace(String key, UUID id) {}
