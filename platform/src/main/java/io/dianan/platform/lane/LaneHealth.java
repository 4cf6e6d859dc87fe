package io.dianan.platform.lane;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready: every lane of this process is taken and worked. */
@Readiness
@ApplicationScoped
@IfBuildProperty(name = Lanes.PRESENT, stringValue = "true")
class LaneHealth implements HealthCheck {
    private final Lanes lanes;

    LaneHealth(Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("lanes");
        boolean ready = true;
        for (var lane : lanes.states().entrySet()) {
            if (lane.getValue() != LaneState.WORKING) {
                answer.withData(lane.getKey(), lane.getValue().name());
                ready = false;
            }
        }
        return answer.status(ready).build();
    }
}
