package io.dianan.gateway.session;

import io.dianan.gateway.event.EventJournal;
import io.dianan.gateway.event.EventJournal.SecurityText;
import io.dianan.gateway.event.SecurityType;
import io.dianan.gateway.lane.Receipt;
import io.dianan.gateway.registry.RegisteredDevice;
import io.dianan.gateway.registry.Registry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The register of sessions. Begin and end of a device's sessions are told in their true order. */
@Singleton
public class Sessions {
    /** Two clients with one credential that throw each other out would fill a lane with it. */
    private static final int TAKEOVERS_MAX = 30;

    private static final Duration TAKEOVER_PERIOD = Duration.ofMinutes(1);

    private final Registry registry;
    private final EventJournal journal;
    private final Map<UUID, Entry> sessions = new ConcurrentHashMap<>();

    /**
     * @param takeovers how often, since {@code sinceNanos}, a newer session took the place of an
     *     older one
     */
    private record Entry(RegisteredDevice device, Session session, int takeovers, long sinceNanos) {

        static Entry first(RegisteredDevice device, Session session) {
            return new Entry(device, session, 0, System.nanoTime());
        }

        Entry takenOver(RegisteredDevice newer, Session by) {
            if (System.nanoTime() - sinceNanos > TAKEOVER_PERIOD.toNanos()) {
                return new Entry(newer, by, 1, System.nanoTime());
            }
            return new Entry(newer, by, takeovers + 1, sinceNanos);
        }

        boolean flapping() {
            return takeovers >= TAKEOVERS_MAX
                    && System.nanoTime() - sinceNanos <= TAKEOVER_PERIOD.toNanos();
        }
    }

    Sessions(Registry registry, EventJournal journal, MeterRegistry meters) {
        this.registry = registry;
        this.journal = journal;
        Gauge.builder("dianan.gateway.sessions", sessions, Map::size)
                .description("Connected devices")
                .register(meters);
        Gauge.builder("dianan.gateway.sessions.held", this, Sessions::heldCount)
                .description("Connected devices that are not read, since something is full")
                .register(meters);
        registry.onChange(this::check);
    }

    /** Whether this device's sessions replace each other so often that one more has to wait. */
    public boolean flapping(UUID deviceId) {
        Entry known = sessions.get(deviceId);
        return known != null && known.flapping();
    }

    /** The newest session of a device takes the place of an older one, which is cut. */
    public void enter(RegisteredDevice device, Session session) {
        AtomicReference<Session> older = new AtomicReference<>();
        sessions.compute(
                device.id(),
                (_, known) -> {
                    if (known == null) {
                        journal.connected(device, session.facts());
                        return Entry.first(device, session);
                    }
                    older.set(known.session());
                    tellEnd(known, EndReason.TAKEN_OVER);
                    journal.connected(device, session.facts());
                    return known.takenOver(device, session);
                });
        Session replaced = older.get();
        if (replaced != null) {
            tellTakeover(device, replaced, session);
            replaced.cut(EndReason.TAKEN_OVER);
        }
        RegisteredDevice now = registry.device(device.id());
        if (now == null || now.version() != device.version()) {
            check(now == null ? device : now);
        }
    }

    /** The connection of this session has ended; told once, and not for one that was replaced. */
    public void leave(Session session, EndReason reason) {
        sessions.computeIfPresent(
                session.deviceId(),
                (_, known) -> {
                    if (known.session() != session) {
                        return known;
                    }
                    tellEnd(known, reason);
                    return null;
                });
    }

    /** Every session that is in now. */
    public List<Session> all() {
        return sessions.values().stream().map(Entry::session).toList();
    }

    /** Cuts the session of a device that changed, if it may no longer be connected as it is. */
    private void check(RegisteredDevice changed) {
        Entry entry = sessions.get(changed.id());
        if (entry == null) {
            return;
        }
        RegisteredDevice now = registry.device(changed.id());
        if (now != null && now.admits(entry.session().credentialKey())) {
            return;
        }
        EndReason reason =
                now == null || now.removed()
                        ? EndReason.DEVICE_REMOVED
                        : EndReason.CREDENTIAL_REMOVED;
        leave(entry.session(), reason);
        entry.session().cut(reason);
    }

    private long heldCount() {
        return sessions.values().stream().filter(entry -> entry.session().held()).count();
    }

    private void tellEnd(Entry entry, EndReason reason) {
        journal.disconnected(entry.device(), entry.session().facts(), reason.wire());
    }

    /** A device that we had stopped reading could not say goodbye: its return is no takeover. */
    private void tellTakeover(RegisteredDevice device, Session older, Session newer) {
        if (older.held()) {
            return;
        }
        journal.security(
                SecurityType.TAKEOVER,
                device,
                device.id().toString(),
                new SecurityText("took the place of " + older.facts().peer(), newer.facts().peer()),
                Receipt.NONE);
    }
}
