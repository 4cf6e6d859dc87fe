package io.dianan.device.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready: the broker has granted every subscription, and every lane is taken and worked. */
@Readiness
@ApplicationScoped
class LaneHealth implements HealthCheck {
    private final Lanes lanes;
    private final BatchInbox inbox;

    LaneHealth(Lanes lanes, BatchInbox inbox) {
        this.lanes = lanes;
        this.inbox = inbox;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("lanes");
        boolean ready = inbox.subscribed();
        answer.withData("subscribed", ready);
        for (var lane : lanes.states().entrySet()) {
            if (lane.getValue() != LaneState.WORKING) {
                answer.withData(lane.getKey(), lane.getValue().name());
                ready = false;
            }
        }
        return answer.status(ready).build();
    }
}
