package io.dianan.gateway.life;

import io.dianan.gateway.lane.Lanes;
import io.dianan.gateway.session.EndReason;
import io.dianan.gateway.session.Session;
import io.dianan.gateway.session.Sessions;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Doors and lanes together. */
@Singleton
class House {
    private static final Logger LOG = Logger.getLogger(House.class);

    /** Both waits of a stop together stay well below the 25 seconds that a stop may take. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    private static final Duration FAREWELL_WITHIN = Duration.ofSeconds(4);
    private static final long LOOK_EVERY_MS = 20;

    private final Doors doors;
    private final Lanes lanes;
    private final Sessions sessions;

    House(Doors doors, Lanes lanes, Sessions sessions) {
        this.doors = doors;
        this.lanes = lanes;
        this.sessions = sessions;
    }

    void open() {
        lanes.start();
        doors.open()
                .onFailure(
                        e -> {
                            LOG.errorf("a device door cannot listen: %s", e.getMessage());
                            Quarkus.asyncExit(1);
                        });
    }

    /** Lets nobody in, answers what was taken in, says goodbye, closes. */
    void close() throws InterruptedException {
        doors.stopAccepting();
        sessions.all().forEach(Session::holdForGood);
        boolean answered = waitUntil(lanes::idle, ANSWER_WITHIN);
        for (Session session : sessions.all()) {
            sessions.leave(session, EndReason.GATEWAY_STOPS);
            session.cut(EndReason.GATEWAY_STOPS);
        }
        doors.close();
        boolean told = waitUntil(() -> doors.empty() && lanes.idle(), FAREWELL_WITHIN);
        LOG.infof(
                "the gateway stops; what was taken in was %s",
                answered && told ? "passed on" : "not all passed on, and so not acknowledged");
    }

    private static boolean waitUntil(BooleanSupplier done, Duration within)
            throws InterruptedException {
        long ends = System.nanoTime() + within.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - ends > 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
        return true;
    }
}
