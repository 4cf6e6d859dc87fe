package io.dianan.launcher.process;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest status of every part; whoever registered is told of each change. */
public final class StatusBoard {
    /** Hears of changes, one at a time. */
    public interface Listener {
        void changed(PartStatus before, PartStatus after);
    }

    private final Clock clock;
    private final Map<String, PartStatus> parts = new LinkedHashMap<>();
    private final List<Listener> listeners = new ArrayList<>();

    public StatusBoard(Clock clock) {
        this.clock = clock;
    }

    public synchronized void listen(Listener listener) {
        listeners.add(listener);
    }

    public synchronized void register(String name) {
        parts.put(name, new PartStatus(name, PartState.STARTING, clock.instant(), null, 0));
    }

    public synchronized void set(String name, PartState state, @Nullable Long pid, int restarts) {
        PartStatus before = parts.get(name);
        if (before == null) {
            throw new IllegalArgumentException("unknown part " + name);
        }
        PartStatus after = before.with(state, pid, restarts, clock.instant());
        if (after.equals(before)) {
            return;
        }
        parts.put(name, after);
        listeners.forEach(listener -> listener.changed(before, after));
    }

    public synchronized Optional<PartStatus> of(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    public synchronized List<PartStatus> all() {
        return List.copyOf(parts.values());
    }
}
