package io.dianan.alarm.stream;

import io.dianan.alarm.presence.PresenceCounts;
import io.dianan.alarm.presence.PresenceTotals;
import io.dianan.platform.scope.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Presence by scope: counted once for all readers, summed once for all readers of a scope. */
@ApplicationScoped
class LiveCounts {
    private final PresenceTotals totals;
    private final StreamConfig config;
    private volatile @Nullable Counted counted;
    private boolean stale;

    LiveCounts(PresenceTotals totals, StreamConfig config) {
        this.totals = totals;
        this.config = config;
    }

    private record Counted(
            List<PresenceTotals.OfOwner> owners, Map<Scope, PresenceCounts> byScope, long atNanos) {
        private Counted(List<PresenceTotals.OfOwner> owners) {
            this(owners, new ConcurrentHashMap<>(), System.nanoTime());
        }

        private PresenceCounts of(Scope scope) {
            return byScope.computeIfAbsent(
                    scope,
                    _ ->
                            owners.stream()
                                    .filter(total -> Sight.sees(scope, total.owner()))
                                    .map(PresenceTotals.OfOwner::counts)
                                    .reduce(PresenceCounts.NONE, PresenceCounts::plus));
        }
    }

    PresenceCounts of(Scope scope) {
        Counted now = counted;
        return now == null ? count().of(scope) : now.of(scope);
    }

    /** Somebody has come or gone. */
    synchronized void changed() {
        stale = true;
    }

    /** Counts again where it is time to; tells whether it did. */
    boolean refresh() {
        Counted last = counted;
        if (last == null) {
            count();
            return true;
        }
        long age = System.nanoTime() - last.atNanos;
        boolean due =
                age > config.countsMax().toNanos()
                        || isStale() && age > config.countsMin().toNanos();
        if (due) {
            count();
        }
        return due;
    }

    /** What was counted is old: nobody has read for a while. */
    void forget() {
        counted = null;
    }

    private synchronized boolean isStale() {
        return stale;
    }

    private synchronized Counted count() {
        stale = false;
        Counted now = new Counted(totals.read());
        counted = now;
        return now;
    }
}
