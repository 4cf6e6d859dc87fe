package io.dianan.gateway.clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock that stamps receive times: the machine's, in UTC. */
@Singleton
class GatewayClock {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
