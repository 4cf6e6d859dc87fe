package io.dianan.platform.mqtt;

import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Opens publishers to the inside broker and ends them with the application. */
@ApplicationScoped
public class BrokerPublisher {
    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(10);
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final int MESSAGE_BYTES_MAX = 1024 * 1024;

    private final Vertx vertx;
    private final BrokerConfig broker;
    private final List<ConfirmedPublisher> opened = new CopyOnWriteArrayList<>();

    public BrokerPublisher(Vertx vertx, BrokerConfig broker) {
        this.vertx = vertx;
        this.broker = broker;
    }

    /**
     * A publisher that connects by itself, now and after each loss.
     *
     * @param clientId fixed and unique at the broker: a second one of the same name ends the first
     */
    public ConfirmedPublisher open(String clientId) {
        ConfirmedPublisher publisher = open(vertx, broker, clientId, ACK_TIMEOUT);
        opened.add(publisher);
        return publisher;
    }

    static ConfirmedPublisher open(
            Vertx vertx, BrokerConfig broker, String clientId, Duration ackTimeout) {
        MqttClientOptions options =
                new MqttClientOptions()
                        .setClientId(clientId)
                        .setCleanSession(true) // what is unanswered is kept here, not there
                        .setKeepAliveInterval(KEEP_ALIVE_SECONDS)
                        .setAckTimeout((int) ackTimeout.toSeconds())
                        .setMaxMessageSize(MESSAGE_BYTES_MAX);
        options.setConnectTimeout((int) Duration.ofSeconds(5).toMillis());
        broker.user().ifPresent(options::setUsername);
        broker.password().ifPresent(options::setPassword);
        return new ConfirmedPublisher(vertx, broker, options, new BackOff(new SecureRandom()));
    }

    @PreDestroy
    void closeAll() {
        opened.forEach(ConfirmedPublisher::close);
    }
}
