package io.dianan.device.storage;

import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The days that readings can be written to. Remembers which exist, so that a drain asks the
 * database only about a new one.
 */
@ApplicationScoped
public class ReadingDays {
    private static final Scope SCOPE = new Scope.Everything("days of readings");

    private final ReadingDayStore store;
    private final ScopeStore scopes;
    private final StorageConfig config;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Duration retention;

    public ReadingDays(ReadingDayStore store, ScopeStore scopes, StorageConfig config) {
        this.store = store;
        this.scopes = scopes;
        this.config = config;
    }

    /** How long readings are kept. */
    public Duration retention() {
        Duration found = retention;
        if (found == null) {
            found = config.readings().orElseGet(() -> scopes.call(SCOPE, store::retention));
            retention = found;
        }
        return found;
    }

    /** Sees to it that readings of these instants can be written. */
    public void makeFor(Collection<Instant> instants) {
        Set<LocalDate> days = instants.stream().map(ReadingDays::day).collect(Collectors.toSet());
        days.removeAll(known);
        if (!days.isEmpty()) {
            make(days);
        }
    }

    /** Forgets which days exist: one was missing that was there before. */
    public void forget() {
        known.clear();
    }

    /** Makes days ahead of {@code now}. */
    void makeAhead(Instant now) {
        LocalDate today = day(now);
        make(today.datesUntil(today.plusDays(config.daysAhead() + 1L)).toList());
    }

    /** Drops days that are wholly older than readings are kept. */
    int dropOld(Instant now) {
        LocalDate first = day(now.minus(retention()));
        int dropped = scopes.call(SCOPE, () -> store.drop(first));
        known.removeIf(day -> day.isBefore(first));
        return dropped;
    }

    private void make(Collection<LocalDate> days) {
        scopes.run(SCOPE, () -> store.make(days));
        known.addAll(days);
    }

    private static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
