package io.dianan.alarm.presence;

import io.dianan.alarm.time.FreshTime;
import io.dianan.alarm.time.LaneTimes;
import io.dianan.contracts.lane.Lane;
import io.dianan.platform.lane.GatewayRun;
import io.dianan.platform.lane.LaneKey;
import io.dianan.platform.lane.LaneKind;
import io.dianan.platform.lane.LanePosition;
import io.dianan.platform.lane.LaneStore;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/**
 * A process that has just started, with nothing but the database: it takes all lanes and follows
 * them for a while in which nobody speaks. What it marks is undone.
 */
@ApplicationScoped
class Restart {
    private static final Scope EVERYTHING = new Scope.Everything("test");
    private static final Duration STEP = Duration.ofSeconds(20);

    private final ScopeStore scopes;
    private final Session session;
    private final PresenceStore store;
    private final PresenceConfig config;
    private final FreshTime time;
    private final LaneStore lanes;

    Restart(
            ScopeStore scopes,
            Session session,
            PresenceStore store,
            PresenceConfig config,
            FreshTime time,
            LaneStore lanes) {
        this.scopes = scopes;
        this.session = session;
        this.store = store;
        this.config = config;
        this.time = time;
        this.lanes = lanes;
    }

    /**
     * @param start the first watermark after the start
     * @return how many of this provider's devices it then takes for offline
     */
    long offlineAfter(Instant start, Duration silence, UUID provider) {
        LaneTimes times = time.make();
        Presences presences = new Presences(scopes, store, config);
        for (LaneKind kind : LaneKind.values()) {
            for (int number = 0; number < Lane.COUNT; number++) {
                LaneKey key = new LaneKey(kind, new Lane(number));
                times.taken(key, scopes.call(EVERYTHING, () -> lanes.positions(key)));
                presences.taken(number);
            }
        }
        try {
            return scopes.call(
                    EVERYTHING,
                    () -> {
                        for (Instant now = start;
                                !now.isAfter(start.plus(silence));
                                now = now.plus(STEP)) {
                            pass(times, presences, now);
                        }
                        throw new Undone(offline(provider));
                    });
        } catch (Undone undone) {
            return undone.offline;
        }
    }

    private static void pass(LaneTimes times, Presences presences, Instant now) {
        List<LanePosition> position =
                List.of(new LanePosition(new GatewayRun("gateway-of-the-test", "x"), 1, now));
        for (int number = 0; number < Lane.COUNT; number++) {
            times.move(new LaneKey(LaneKind.READINGS, new Lane(number)), position);
            LaneKey events = new LaneKey(LaneKind.EVENTS, new Lane(number));
            LaneTimes.View view = times.look(events, position);
            times.move(events, position);
            presences.committed(presences.follow(number, Map.of(), Map.of(), view));
        }
    }

    private long offline(UUID provider) {
        return session.createNativeQuery(
                        """
                        select count(*)
                          from presence p
                          join device d on d.id = p.device_id
                         where d.provider_id = :provider and p.state = 'offline'
                        """,
                        Long.class)
                .setParameter("provider", provider)
                .getSingleResult();
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long offline;

        private Undone(long offline) {
            this.offline = offline;
        }
    }
}
