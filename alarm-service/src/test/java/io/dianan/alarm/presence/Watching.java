package io.dianan.alarm.presence;

import static org.awaitility.Awaitility.await;

import io.dianan.contracts.lane.Lane;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.Session;

/** Waits until what the lanes were given has been looked at, and told. */
@ApplicationScoped
class Watching {
    private static final Scope EVERYTHING = new Scope.Everything("test");
    private static final Duration SOON = Duration.ofSeconds(60);

    private final ScopeStore scopes;
    private final Session session;
    private final UntoldStore untold;
    private final Announcer announcer;
    private final PresenceConfig config;

    Watching(
            ScopeStore scopes,
            Session session,
            UntoldStore untold,
            Announcer announcer,
            PresenceConfig config) {
        this.scopes = scopes;
        this.session = session;
        this.untold = untold;
        this.announcer = announcer;
        this.config = config;
    }

    void until(Instant lanesTime) {
        await().atMost(SOON).until(() -> lanesAt(lanesTime) == Lane.COUNT);
        await().atMost(SOON).until(this::told);
    }

    private long lanesAt(Instant time) {
        return scopes.call(
                EVERYTHING,
                () ->
                        session.createNativeQuery(
                                        """
                                        select count(*) from presence_lane
                                         where watermark >= :time
                                        """,
                                        Long.class)
                                .setParameter("time", time.minusSeconds(4))
                                .getSingleResult());
    }

    /** A whole round, after which there is nothing to tell. */
    private boolean told() {
        return scopes.call(
                EVERYTHING,
                () ->
                        untold.take()
                                && untold.lanesTime(config.laneStillMax())
                                        .map(now -> announcer.round(now, config))
                                        .filter(Announcer.Told.NOTHING::equals)
                                        .isPresent());
    }
}
