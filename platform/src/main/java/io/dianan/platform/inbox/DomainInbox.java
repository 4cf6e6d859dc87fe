package io.dianan.platform.inbox;

import io.dianan.contracts.topic.Topics;
import io.dianan.platform.mqtt.BrokerConfig;
import io.dianan.platform.mqtt.DurableInbox;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Where domain events come in: one durable session of the service. Only hands over to the loop,
 * which acknowledges after its commit. Ready where the broker has granted the subscriptions, or
 * where another replica owns the session.
 */
@Readiness
@ApplicationScoped
@IfBuildProperty(name = DomainInbox.PRESENT, stringValue = "true")
class DomainInbox implements HealthCheck {
    /** Set to {@code true} by a service that listens to others. */
    static final String PRESENT = "dianan.domain.inbox";

    private final DomainLoop loop;
    private final DomainConfig config;
    private final BrokerConfig broker;
    private final Vertx vertx;
    private @Nullable DurableInbox session;

    DomainInbox(DomainLoop loop, DomainConfig config, BrokerConfig broker, Vertx vertx) {
        this.loop = loop;
        this.config = config;
        this.broker = broker;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        if (!config.owned()) {
            return;
        }
        List<String> topics =
                Topics.domainOwners(config.word()).stream().map(Topics::domainOf).toList();
        loop.start();
        session =
                DurableInbox.open(
                        vertx, broker, Topics.domainClient(config.word()), topics, loop::offer);
    }

    void end(@Observes ShutdownEvent event) throws InterruptedException {
        loop.end();
        if (session != null) {
            session.close();
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("domain-events")
                .status(!config.owned() || (session != null && session.granted()))
                .build();
    }
}
