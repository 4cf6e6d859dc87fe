package io.dianan.platform.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dianan.contracts.event.DomainEvent;
import io.dianan.contracts.state.ProviderState;
import io.dianan.platform.json.WireJson;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DomainLoopTest {
    private static final String TOPIC = "dianan/domain/tenant/provider";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DomainMeters meters = new DomainMeters(registry);
    private final Reader reader = new Reader();
    private final DomainLoop loop =
            new DomainLoop(new DomainReaders(List.of(reader), meters), meters, new Quick());
    private final AtomicInteger acknowledged = new AtomicInteger();

    @BeforeEach
    void start() {
        loop.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        loop.end();
    }

    @Test
    void eventIsAcknowledgedAfterItIsKept() {
        offer(TOPIC, event("甲", 1));

        await().until(() -> acknowledged.get() == 1);
        assertThat(reader.kept).containsExactly("甲");
    }

    @Test
    void databaseThatIsAwayHoldsTheAcknowledgementUntilItIsBack() {
        reader.failure.set(sql("08006"));
        offer(TOPIC, event("甲", 1));
        await().until(() -> registry.counter("dianan.domain.faults").count() >= 3);
        // The broker delivers again after a reconnect, and one of the two is dead.
        offer(TOPIC, event("甲", 1));
        assertThat(acknowledged).hasValue(0);

        reader.failure.set(null);

        await().until(() -> acknowledged.get() == 2);
        offer(TOPIC, event("乙", 1));
        await().until(() -> acknowledged.get() == 3);
        assertThat(reader.kept).startsWith("甲").endsWith("乙");
        assertThat(outcome("poison")).isZero();
    }

    @Test
    void whatCannotBeReadIsCountedAndPassed() {
        offer(TOPIC, "not JSON".getBytes(UTF_8));
        offer(TOPIC, "{\"id\": \"1\"}".getBytes(UTF_8));
        offer(TOPIC, event("", 0));
        offer(TOPIC, event("甲", 1));

        await().until(() -> acknowledged.get() == 4);
        assertThat(reader.kept).containsExactly("甲");
        assertThat(outcome("poison")).isEqualTo(3);
    }

    @Test
    void whatTheDatabaseRefusesIsCountedAndPassed() {
        reader.failure.set(sql("23502"));
        offer(TOPIC, event("甲", 1));
        await().until(() -> acknowledged.get() == 1);

        assertThat(outcome("poison")).isEqualTo(1);
        assertThat(registry.counter("dianan.domain.faults").count()).isZero();
    }

    @Test
    void unknownTypeIsPassedUnread() {
        offer("dianan/domain/tenant/complaint", "whatever".getBytes(UTF_8));

        await().until(() -> acknowledged.get() == 1);
        assertThat(
                        registry.counter(
                                        "dianan.domain.events",
                                        "owner",
                                        "",
                                        "type",
                                        "",
                                        "outcome",
                                        "ignored")
                                .count())
                .isEqualTo(1);
    }

    private void offer(String topic, byte[] payload) {
        assertThat(loop.offer(topic, payload, acknowledged::incrementAndGet)).isTrue();
    }

    private double outcome(String outcome) {
        return registry.counter(
                        "dianan.domain.events",
                        "owner",
                        "tenant",
                        "type",
                        "provider",
                        "outcome",
                        outcome)
                .count();
    }

    private static byte[] event(String name, long version) {
        UUID id = new UUID(0, 1);
        return WireJson.write(
                        new DomainEvent<>(
                                DomainEvent.SPEC_VERSION,
                                "event",
                                "/tenant-service",
                                ProviderState.EVENT_TYPE,
                                id.toString(),
                                Instant.EPOCH,
                                1,
                                version,
                                new ProviderState(id, version, name, "330105")))
                .getBytes(UTF_8);
    }

    private static RuntimeException sql(String state) {
        return new IllegalStateException(new SQLException("made", state));
    }

    private static final class Reader implements DomainReader<ProviderState> {
        private final List<String> kept = new CopyOnWriteArrayList<>();
        private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

        @Override
        public String owner() {
            return "tenant";
        }

        @Override
        public String type() {
            return ProviderState.EVENT_TYPE;
        }

        @Override
        public Class<ProviderState> data() {
            return ProviderState.class;
        }

        @Override
        public void read(DomainEvent<ProviderState> event) {
            RuntimeException planned = failure.get();
            if (planned != null) {
                throw planned;
            }
            kept.add(event.data().name());
        }
    }

    private static final class Quick implements DomainConfig {
        @Override
        public String service() {
            return "alarm-service";
        }

        @Override
        public boolean inbox() {
            return true;
        }

        @Override
        public boolean owned() {
            return true;
        }

        @Override
        public Duration pauseFirst() {
            return Duration.ofMillis(10);
        }

        @Override
        public Duration pauseMax() {
            return Duration.ofMillis(20);
        }
    }
}
