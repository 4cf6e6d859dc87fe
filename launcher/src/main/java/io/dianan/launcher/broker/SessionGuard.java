package io.dianan.launcher.broker;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a durable session be taken by its own consumer only, and never started clean: a clean start
 * would empty the queue of everything that has been acknowledged to the gateway.
 */
final class SessionGuard implements MQTTInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(SessionGuard.class);

    private final Map<String, String> consumerByClientId;

    SessionGuard(List<LaneQueues.Subscription> subscriptions) {
        // A session may have several subscriptions, all of one consumer.
        consumerByClientId =
                subscriptions.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        LaneQueues.Subscription::clientId,
                                        LaneQueues.Subscription::consumer,
                                        (one, _) -> one));
    }

    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        if (!(packet instanceof MqttConnectMessage connect)) {
            return true;
        }
        String clientId = connect.payload().clientIdentifier();
        String consumer = consumerByClientId.get(clientId);
        if (consumer == null) {
            return true;
        }
        String owner = BrokerUser.service(consumer);
        if (!connect.variableHeader().isCleanSession()
                && owner.equals(connect.payload().userName())) {
            return true;
        }
        LOG.warn(
                "refused clientId={} user={} clean={}: only {} may take this session, and not"
                        + " clean",
                clientId,
                connect.payload().userName(),
                connect.variableHeader().isCleanSession(),
                owner);
        return false;
    }
}
