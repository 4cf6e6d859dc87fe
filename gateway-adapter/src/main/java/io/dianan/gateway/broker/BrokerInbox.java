package io.dianan.gateway.broker;

import io.dianan.platform.mqtt.BrokerConfig;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import io.vertx.mqtt.messages.MqttSubAckMessage;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes without a durable session and keeps at it: after a loss it connects again with
 * back-off, and tells its listener once the subscriptions are granted. Runs on one event loop; its
 * listeners must not block.
 */
@Singleton
public class BrokerInbox {
    private static final Logger LOG = Logger.getLogger(BrokerInbox.class);
    private static final int MESSAGE_BYTES_MAX = 1 << 20;
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final long RETRY_MIN_MS = 250;
    private static final long RETRY_MAX_MS = 5_000;
    private static final int SUBSCRIBE_REFUSED = 0x80;

    private final Vertx vertx;
    private final BrokerConfig config;
    private Map<String, Consumer<byte[]>> listeners = Map.of();
    private Runnable onSubscribed = () -> {};
    private final String clientId;
    private @Nullable MqttClient client;
    private long retryMs = RETRY_MIN_MS;
    private volatile boolean subscribed;
    private volatile boolean stopped;

    BrokerInbox(Vertx vertx, BrokerConfig config, EarConfig gateway) {
        this.vertx = vertx;
        this.config = config;
        this.clientId = gateway.name() + "-in";
    }

    /**
     * @param listeners by exact topic
     * @param onSubscribed called after each time that all of them are subscribed
     */
    public void start(Map<String, Consumer<byte[]>> listeners, Runnable onSubscribed) {
        this.listeners = new LinkedHashMap<>(listeners);
        this.onSubscribed = onSubscribed;
        vertx.getOrCreateContext().runOnContext(_ -> connect());
    }

    public boolean subscribed() {
        return subscribed;
    }

    public void stop() {
        stopped = true;
        MqttClient current = client;
        if (current != null && current.isConnected()) {
            current.disconnect();
        }
    }

    private void connect() {
        if (stopped) {
            return;
        }
        MqttClientOptions options =
                new MqttClientOptions()
                        .setClientId(clientId)
                        .setCleanSession(true)
                        .setKeepAliveInterval(KEEP_ALIVE_SECONDS)
                        .setMaxMessageSize(MESSAGE_BYTES_MAX);
        config.user().ifPresent(options::setUsername);
        config.password().ifPresent(options::setPassword);
        MqttClient next = MqttClient.create(vertx, options);
        client = next;
        next.publishHandler(
                message -> {
                    Consumer<byte[]> listener = listeners.get(message.topicName());
                    if (listener != null) {
                        listener.accept(message.payload().getBytes());
                    }
                });
        next.subscribeCompletionHandler(this::granted);
        next.closeHandler(_ -> lost(next));
        next.connect(config.port(), config.host())
                .onSuccess(_ -> subscribe(next))
                .onFailure(e -> failed(next, e));
    }

    private void subscribe(MqttClient connected) {
        Map<String, Integer> topics = new LinkedHashMap<>();
        listeners.keySet().forEach(topic -> topics.put(topic, MqttQoS.AT_LEAST_ONCE.value()));
        connected.subscribe(topics).onFailure(e -> failed(connected, e));
    }

    private void granted(MqttSubAckMessage answer) {
        if (answer.grantedQoSLevels().contains(SUBSCRIBE_REFUSED)) {
            LOG.errorf("the broker refuses a subscription of %s: %s", clientId, listeners.keySet());
            MqttClient current = client;
            if (current != null) {
                current.disconnect();
            }
            return;
        }
        retryMs = RETRY_MIN_MS;
        subscribed = true;
        onSubscribed.run();
    }

    private void failed(MqttClient attempt, Throwable e) {
        LOG.debugf(e, "the broker at %s:%d cannot be reached", config.host(), config.port());
        lost(attempt);
    }

    private void lost(MqttClient attempt) {
        if (attempt != client) {
            return;
        }
        client = null;
        if (subscribed && !stopped) {
            LOG.warn("the broker's connection is lost; subscribing again");
        }
        subscribed = false;
        long wait = retryMs / 2 + ThreadLocalRandom.current().nextLong(retryMs / 2 + 1);
        retryMs = Math.min(retryMs * 2, RETRY_MAX_MS);
        vertx.setTimer(wait, _ -> connect());
    }
}
