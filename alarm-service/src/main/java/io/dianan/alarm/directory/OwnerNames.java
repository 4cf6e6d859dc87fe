package io.dianan.alarm.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Names of owners by id, within the caller's transaction; unknown ones are left out. */
@ApplicationScoped
public class OwnerNames {
    private final NameStore names;

    OwnerNames(NameStore names) {
        this.names = names;
    }

    public Map<UUID, String> find(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : names.find(ids);
    }
}
