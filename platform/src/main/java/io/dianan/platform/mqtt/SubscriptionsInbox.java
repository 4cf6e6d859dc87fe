package io.dianan.platform.mqtt;

import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that each channel's subscription was granted, not only that it is connected. The
 * connector tells this as its liveness, which is switched off: no broker may end a process.
 */
@Readiness
@ApplicationScoped
public class SubscriptionsInbox implements HealthCheck {
    private final HealthCenter channels;

    public SubscriptionsInbox(HealthCenter channels) {
        this.channels = channels;
    }

    @Override
    public HealthCheckResponse call() {
        HealthReport report = channels.getLiveness();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("subscriptions").status(report.isOk());
        report.getChannels()
                .forEach(
                        channel ->
                                answer.withData(
                                        channel.getChannel(),
                                        channel.isOk() ? "granted" : "missing"));
        return answer.build();
    }
}
