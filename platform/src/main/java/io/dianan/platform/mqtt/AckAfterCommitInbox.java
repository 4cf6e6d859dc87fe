package io.dianan.platform.mqtt;

import io.smallrye.reactive.messaging.ClientCustomizer;
import io.smallrye.reactive.messaging.mqtt.session.MqttClientSessionOptions;
import io.smallrye.reactive.messaging.mqtt.session.ReconnectDelayOptions;
import io.smallrye.reactive.messaging.mqtt.session.ReconnectDelayProvider;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * Takes the acknowledgement out of the connector's hands, on every channel: left alone it answers
 * the broker before the message is worked on, and a crash then loses what was under way. Whoever
 * consumes acknowledges by the message's metadata ({@code
 * ReceivingMqttMessageMetadata.getMessage().ack()}) after the commit.
 */
@ApplicationScoped
public class AckAfterCommitInbox implements ClientCustomizer<MqttClientSessionOptions> {

    @Override
    public MqttClientSessionOptions customize(
            String channel, Config channelConfig, MqttClientSessionOptions options) {
        options.setAutoAck(false);
        options.setReconnectDelay(new Jittered());
        return options;
    }

    /** The connector's own delay is one second for every lane of every replica at once. */
    private static final class Jittered implements ReconnectDelayOptions {
        @Override
        public ReconnectDelayProvider createProvider() {
            BackOff backOff = new BackOff(new SecureRandom());
            return new ReconnectDelayProvider() {
                @Override
                public Duration nextDelay() {
                    return backOff.next();
                }

                @Override
                public void reset() {
                    backOff.reset();
                }
            };
        }

        @Override
        public ReconnectDelayOptions copy() {
            return new Jittered();
        }
    }
}
