package io.dianan.gateway.life;

import io.dianan.gateway.broker.BrokerInbox;
import io.dianan.gateway.broker.ReadyQueues;
import io.dianan.gateway.lane.LanePublisher;
import io.dianan.gateway.registry.RegistryLoop;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that a device may connect and be acknowledged; else this says what is missing. */
@Readiness
@Singleton
class DoorReadiness implements HealthCheck {
    private final Doors doors;
    private final BrokerInbox inbox;
    private final LanePublisher publisher;
    private final ReadyQueues queues;
    private final RegistryLoop registry;

    DoorReadiness(
            Doors doors,
            BrokerInbox inbox,
            LanePublisher publisher,
            ReadyQueues queues,
            RegistryLoop registry) {
        this.doors = doors;
        this.inbox = inbox;
        this.publisher = publisher;
        this.queues = queues;
        this.registry = registry;
    }

    @Override
    public HealthCheckResponse call() {
        boolean broker = publisher.connected() && inbox.subscribed();
        return HealthCheckResponse.named("device-door")
                .status(doors.areOpen() && broker)
                .withData("door", doors.areOpen() ? "open" : "shut")
                .withData("broker", broker ? "connected" : "away")
                .withData("queues", queues.complete() ? "ready" : "missing: " + queues.missing())
                .withData("registry", registry.source().toString())
                .withData("registry-last-failure", registry.lastFailure())
                .build();
    }
}
