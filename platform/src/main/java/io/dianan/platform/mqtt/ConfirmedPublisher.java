package io.dianan.platform.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import io.vertx.mqtt.messages.MqttConnAckMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes with QoS 1 and believes only the broker: a publish is done when its PUBACK is here.
 * What is unanswered when a connection ends, or after the time for an answer, is published again in
 * its order on the next one; so the broker may see a message twice and never misses one.
 *
 * <p>At most {@value #WINDOW} are in flight and {@value #WAITING_MAX} wait; one more is refused
 * ({@link RejectedExecutionException}), since a caller that far ahead does not wait for its
 * answers. Everything but {@link #publish} and {@link #close} runs on one event loop.
 */
public final class ConfirmedPublisher implements AutoCloseable {
    static final int WINDOW = 16;
    static final int WAITING_MAX = 4096;
    private static final Logger LOG = Logger.getLogger(ConfirmedPublisher.class);

    private final Vertx vertx;
    private final Context loop;
    private final BrokerConfig broker;
    private final MqttClientOptions options;
    private final BackOff backOff;
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private @Nullable Connection current;
    private boolean warned;
    private volatile boolean connected;
    private volatile boolean closed;

    ConfirmedPublisher(
            Vertx vertx, BrokerConfig broker, MqttClientOptions options, BackOff backOff) {
        this.vertx = vertx;
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
        this.broker = broker;
        this.options = new MqttClientOptions(options).setMaxInflightQueue(WINDOW);
        this.backOff = backOff;
        loop.runOnContext(_ -> connect());
    }

    /**
     * Publishes once the messages before it are on their way.
     *
     * @return completed on an event loop (do not block there) with the broker's PUBACK; fails only
     *     when this publisher is closed or too many wait, never because the broker is away
     */
    public CompletionStage<Void> publish(String topic, byte[] payload) {
        if (closed) {
            return CompletableFuture.failedFuture(closedByUs());
        }
        if (waitingCount.incrementAndGet() > WAITING_MAX) {
            waitingCount.decrementAndGet();
            return CompletableFuture.failedFuture(
                    new RejectedExecutionException(WAITING_MAX + " messages wait for the broker"));
        }
        Outgoing message = new Outgoing(topic, payload);
        loop.runOnContext(
                _ -> {
                    waiting.addLast(message);
                    if (closed) {
                        failWaiting();
                    } else {
                        send();
                    }
                });
        return message.done();
    }

    /** Whether the broker has accepted the current connection. */
    public boolean connected() {
        return connected;
    }

    /** Ends the connection; what waits for its PUBACK fails, and was perhaps published. */
    @Override
    public void close() {
        closed = true;
        loop.runOnContext(
                _ -> {
                    if (current != null) {
                        giveUp(current, "closed by us");
                    }
                    failWaiting();
                });
    }

    private void connect() {
        if (closed) {
            return;
        }
        Connection attempt = new Connection(MqttClient.create(vertx, options), new InFlight());
        current = attempt;
        attempt.client.publishCompletionHandler(id -> answered(attempt, id));
        attempt.client.publishCompletionExpirationHandler(
                _ -> giveUp(attempt, "a PUBACK did not come in time"));
        attempt.client.closeHandler(_ -> giveUp(attempt, "the connection ended"));
        attempt.client.exceptionHandler(e -> giveUp(attempt, e.toString()));
        long timer =
                vertx.setTimer(
                        TimeUnit.SECONDS.toMillis(options.getAckTimeout()),
                        _ -> giveUp(attempt, "a CONNACK did not come in time"));
        attempt.client
                .connect(broker.port(), broker.host())
                .onComplete(
                        outcome -> {
                            vertx.cancelTimer(timer);
                            connectEnded(attempt, outcome);
                        });
    }

    private void connectEnded(Connection attempt, AsyncResult<MqttConnAckMessage> outcome) {
        if (outcome.failed()) {
            giveUp(attempt, outcome.cause().toString());
            return;
        }
        if (attempt != current) {
            attempt.client.disconnect();
            return;
        }
        LOG.infof("%s is connected to the broker", options.getClientId());
        warned = false;
        connected = true;
        backOff.reset();
        send();
    }

    private void send() {
        Connection to = current;
        while (to != null
                && to == current
                && to.client.isConnected()
                && to.inFlight.size() < WINDOW
                && !waiting.isEmpty()) {
            Outgoing next = waiting.removeFirst();
            waitingCount.decrementAndGet();
            to.inFlight.sending(next);
            to.client
                    .publish(next.topic(), next.payload(), MqttQoS.AT_LEAST_ONCE, false, false)
                    .onSuccess(id -> named(to, next, id))
                    .onFailure(e -> giveUp(to, e.toString()));
        }
    }

    private void named(Connection from, Outgoing message, int packetId) {
        if (from == current && from.inFlight.named(message, packetId)) {
            message.done().complete(null);
            send();
        }
    }

    private void answered(Connection from, int packetId) {
        if (from != current) {
            return;
        }
        Outgoing message = from.inFlight.answered(packetId);
        if (message != null) {
            message.done().complete(null);
            send();
        }
    }

    /** Leaves a connection for good, whatever became of it, and makes ready for the next one. */
    private void giveUp(Connection failed, String why) {
        if (failed != current) {
            return;
        }
        current = null;
        connected = false;
        List<Outgoing> again = failed.inFlight.unanswered();
        again.reversed().forEach(waiting::addFirst);
        waitingCount.addAndGet(again.size());
        failed.client.disconnect();
        if (closed) {
            return;
        }
        if (!warned) {
            warned = true;
            LOG.warnf("%s lost the broker: %s", options.getClientId(), why);
        }
        vertx.setTimer(backOff.next().toMillis(), _ -> connect());
    }

    private void failWaiting() {
        for (Outgoing left = waiting.poll(); left != null; left = waiting.poll()) {
            waitingCount.decrementAndGet();
            left.done().completeExceptionally(closedByUs());
        }
    }

    private static IllegalStateException closedByUs() {
        return new IllegalStateException("the publisher is closed");
    }

    private record Connection(MqttClient client, InFlight inFlight) {}
}
