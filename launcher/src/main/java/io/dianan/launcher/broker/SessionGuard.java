package io.dianan.launcher.broker;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a lane's session be taken by its own consumer only, and never started clean: a clean start
 * would empty the queue of everything that has been acknowledged to the gateway.
 */
final class SessionGuard implements MQTTInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(SessionGuard.class);

    private final Map<String, LaneQueues.Subscription> byClientId;

    SessionGuard(List<LaneQueues.Subscription> subscriptions) {
        byClientId =
                subscriptions.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        LaneQueues.Subscription::clientId, Function.identity()));
    }

    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        if (!(packet instanceof MqttConnectMessage connect)) {
            return true;
        }
        LaneQueues.Subscription lane = byClientId.get(connect.payload().clientIdentifier());
        if (lane == null) {
            return true;
        }
        String owner = BrokerUser.service(lane.consumer());
        if (!connect.variableHeader().isCleanSession()
                && owner.equals(connect.payload().userName())) {
            return true;
        }
        LOG.warn(
                "refused clientId={} user={} clean={}: only {} may take this session, and not"
                        + " clean",
                lane.clientId(),
                connect.payload().userName(),
                connect.variableHeader().isCleanSession(),
                owner);
        return false;
    }
}
