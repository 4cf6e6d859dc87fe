package io.dianan.launcher.broker;

import io.dianan.contracts.lane.Lane;
import io.dianan.contracts.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;

/**
 * The durable queues that must exist before the first message: one for each consumer, lane and
 * kind, and one for each owner whose domain events a consumer keeps copies from; named as the
 * broker's MQTT protocol names the subscription of that client, so that the consumer finds it when
 * it connects for the first time.
 */
final class LaneQueues {
    private LaneQueues() {}

    /** A client id and the topic that it subscribes to. */
    record Subscription(String consumer, String clientId, String topic) {
        String address() {
            return MQTTUtil.getCoreAddressFromMqttTopic(topic, wildcards());
        }

        String queue() {
            return MQTTUtil.getCoreQueueFromMqttTopic(topic, clientId, wildcards());
        }
    }

    static WildcardConfiguration wildcards() {
        return new WildcardConfiguration();
    }

    static List<Subscription> of(List<String> consumers) {
        List<Subscription> all = new ArrayList<>();
        for (String consumer : consumers) {
            for (int number = 0; number < Lane.COUNT; number++) {
                Lane lane = new Lane(number);
                all.add(
                        new Subscription(
                                consumer,
                                Topics.readingsClient(consumer, lane),
                                Topics.readings(lane)));
                all.add(
                        new Subscription(
                                consumer,
                                Topics.eventsClient(consumer, lane),
                                Topics.events(lane)));
            }
            for (String owner : Topics.domainOwners(consumer)) {
                all.add(
                        new Subscription(
                                consumer, Topics.domainClient(consumer), Topics.domainOf(owner)));
            }
        }
        return all;
    }

    static List<CoreAddressConfiguration> addresses(List<Subscription> subscriptions) {
        Map<String, CoreAddressConfiguration> byName = new TreeMap<>();
        for (Subscription subscription : subscriptions) {
            byName.computeIfAbsent(
                            subscription.address(),
                            name ->
                                    new CoreAddressConfiguration()
                                            .setName(name)
                                            .addRoutingType(RoutingType.MULTICAST))
                    .addQueueConfig(
                            QueueConfiguration.of(subscription.queue())
                                    .setAddress(subscription.address())
                                    .setRoutingType(RoutingType.MULTICAST)
                                    .setDurable(true)
                                    .setAutoDelete(false)
                                    .setPurgeOnNoConsumers(false));
        }
        return List.copyOf(byName.values());
    }
}
