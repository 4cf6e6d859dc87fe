package io.dianan.platform.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.MqttSubAckMessage;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One session that lasts, with several subscriptions, QoS 1: what is published while nobody is
 * connected waits at the broker, and what was not acknowledged comes again. The handler stands
 * before the connection does, so that nothing that waited is delivered to nobody; a connector's
 * channels that share a session cannot promise that. Connects by itself, now and after each loss.
 * Everything but {@link #close} runs on one event loop.
 */
public final class DurableInbox implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DurableInbox.class);
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final int MESSAGE_BYTES_MAX = 1024 * 1024;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(3L * KEEP_ALIVE_SECONDS);

    private final Vertx vertx;
    private final Context loop;
    private final BrokerConfig broker;
    private final Subscriptions subscriptions;
    private final Taker taker;
    private final BackOff backOff = new BackOff(new SecureRandom());
    private @Nullable Connection current;
    private boolean warned;
    private volatile boolean granted;
    private volatile boolean closed;

    private record Subscriptions(String clientId, List<String> topics) {}

    private DurableInbox(
            Vertx vertx, BrokerConfig broker, Subscriptions subscriptions, Taker taker) {
        this.vertx = vertx;
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
        this.broker = broker;
        this.subscriptions = subscriptions;
        this.taker = taker;
    }

    /** Takes what arrives, on the event loop: it must not block. */
    @FunctionalInterface
    public interface Taker {
        /**
         * @param acknowledgement from any thread, after the commit; does nothing where the
         *     connection is gone, and then the message comes again
         * @return false where there is no room: the connection is given up, and the message comes
         *     again
         */
        boolean take(String topic, byte[] payload, Runnable acknowledgement);
    }

    /**
     * @param clientId fixed and unique at the broker: it names the session
     * @param topics filters, wildcards allowed
     */
    public static DurableInbox open(
            Vertx vertx, BrokerConfig broker, String clientId, List<String> topics, Taker taker) {
        DurableInbox inbox =
                new DurableInbox(vertx, broker, new Subscriptions(clientId, topics), taker);
        inbox.loop.runOnContext(_ -> inbox.connect());
        return inbox;
    }

    /** Whether the broker has granted every subscription on the current connection. */
    public boolean granted() {
        return granted;
    }

    /** Ends the connection; the session stays. */
    @Override
    public void close() {
        closed = true;
        loop.runOnContext(
                _ -> {
                    if (current != null) {
                        giveUp(current, "closed by us");
                    }
                });
    }

    private MqttClientOptions options() {
        MqttClientOptions options =
                new MqttClientOptions()
                        .setClientId(subscriptions.clientId())
                        .setCleanSession(false)
                        .setKeepAliveInterval(KEEP_ALIVE_SECONDS)
                        .setMaxMessageSize(MESSAGE_BYTES_MAX);
        options.setAutoAck(false);
        options.setConnectTimeout((int) Duration.ofSeconds(5).toMillis());
        broker.user().ifPresent(options::setUsername);
        broker.password().ifPresent(options::setPassword);
        return options;
    }

    private void connect() {
        if (closed) {
            return;
        }
        Connection attempt = new Connection(MqttClient.create(vertx, options()));
        current = attempt;
        attempt.client.publishHandler(message -> arrived(attempt, message));
        attempt.client.subscribeCompletionHandler(answer -> subscribed(attempt, answer));
        attempt.client.pingResponseHandler(_ -> attempt.heardAt = System.nanoTime());
        attempt.client.closeHandler(_ -> giveUp(attempt, "the connection ended"));
        attempt.client.exceptionHandler(e -> giveUp(attempt, e.toString()));
        attempt.watch = vertx.setTimer(ANSWER_MAX.toMillis(), _ -> watch(attempt));
        attempt.client
                .connect(broker.port(), broker.host())
                .compose(_ -> attempt.client.subscribe(filters()))
                .onFailure(e -> giveUp(attempt, e.toString()));
    }

    private Map<String, Integer> filters() {
        return subscriptions.topics().stream()
                .collect(Collectors.toMap(Function.identity(), _ -> MqttQoS.AT_LEAST_ONCE.value()));
    }

    private void subscribed(Connection on, MqttSubAckMessage answer) {
        if (on != current) {
            return;
        }
        boolean all =
                answer.grantedQoSLevels().stream()
                        .allMatch(level -> level == MqttQoS.AT_LEAST_ONCE.value());
        if (!all) {
            giveUp(on, "a subscription was refused: " + answer.grantedQoSLevels());
            return;
        }
        LOG.infof("%s listens to %s", subscriptions.clientId(), subscriptions.topics());
        warned = false;
        granted = true;
        on.heardAt = System.nanoTime();
        backOff.reset();
    }

    /** A broker that accepts and never answers is none. */
    private void watch(Connection on) {
        if (on != current) {
            return;
        }
        if (!granted) {
            giveUp(on, "no answer in time");
            return;
        }
        if (System.nanoTime() - on.heardAt > SILENCE_MAX.toNanos()) {
            giveUp(on, "silence");
            return;
        }
        on.watch = vertx.setTimer(ANSWER_MAX.toMillis(), _ -> watch(on));
    }

    private void arrived(Connection on, MqttPublishMessage message) {
        if (on != current) {
            return;
        }
        on.heardAt = System.nanoTime();
        boolean taken =
                taker.take(
                        message.topicName(),
                        message.payload().getBytes(),
                        () -> loop.runOnContext(_ -> acknowledge(on, message)));
        if (!taken) {
            giveUp(on, "no room for more");
        }
    }

    /** The packet id may belong to another message by now, unless the connection is the same. */
    private void acknowledge(Connection on, MqttPublishMessage message) {
        if (on == current && on.client.isConnected()) {
            message.ack();
        }
    }

    private void giveUp(Connection failed, String why) {
        if (failed != current) {
            return;
        }
        current = null;
        granted = false;
        vertx.cancelTimer(failed.watch);
        failed.client.disconnect();
        if (closed) {
            return;
        }
        if (!warned) {
            warned = true;
            LOG.warnf("%s lost the broker: %s", subscriptions.clientId(), why);
        }
        vertx.setTimer(backOff.next().toMillis(), _ -> loop.runOnContext(_ -> connect()));
    }

    private static final class Connection {
        private final MqttClient client;
        private long watch;
        private long heardAt = System.nanoTime();

        private Connection(MqttClient client) {
            this.client = client;
        }
    }
}
