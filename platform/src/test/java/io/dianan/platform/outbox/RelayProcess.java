package io.dianan.platform.outbox;

import io.dianan.platform.mqtt.BrokerConfig;
import io.dianan.platform.mqtt.BrokerPublisher;
import io.dianan.platform.mqtt.ConfirmedPublisher;
import io.vertx.core.Vertx;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The relay in a process of its own, which a failpoint may end: publishes what waits, says how
 * much, and leaves.
 */
public final class RelayProcess {
    private RelayProcess() {}

    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx();
        try (RelayStore store = session(arguments[0]);
                ConfirmedPublisher publisher =
                        new BrokerPublisher(
                                        vertx,
                                        new Broker(Integer.parseInt(arguments[1]), arguments[2]))
                                .open("platform-service-outbox")) {
            if (!store.take()) {
                throw new IllegalStateException("another relay is at work");
            }
            System.out.println(
                    new DomainOutbox(store, publisher, new Service(), new OutboxSignal())
                            .publishWaiting());
        }
        System.exit(0);
    }

    static RelayStore session(String url) throws SQLException {
        return new RelayStore(DriverManager.getConnection(url));
    }

    record Broker(int port, String secret) implements BrokerConfig {
        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public Optional<String> user() {
            return Optional.of("platform-service");
        }

        @Override
        public Optional<String> password() {
            return Optional.of(secret);
        }
    }

    record Service() implements OutboxConfig {
        @Override
        public String service() {
            return "platform-service";
        }

        @Override
        public Duration poll() {
            return Duration.ofMillis(500);
        }

        @Override
        public Duration keep() {
            return Duration.ofDays(7);
        }

        @Override
        public long keepRowsMax() {
            return 1_000;
        }
    }
}
