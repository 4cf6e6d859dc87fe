package io.dianan.platform.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dianan.testkit.BrokerPeer;
import io.dianan.testkit.BrokerProcess;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A durable session of alarm-service on the real broker. */
class DurableInboxTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SITE = "dianan/domain/tenant/site";
    private static final String DEVICE = "dianan/domain/device/device";

    private static BrokerProcess broker;
    private static Vertx vertx;

    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    private record Heard(String text, Runnable acknowledgement) {}

    @BeforeAll
    static void start() {
        broker = BrokerProcess.start("alarm-service");
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        broker.close();
    }

    @Test
    void nothingIsMissedBeforeTheFirstConnectionOrBetweenTwo() throws Exception {
        publish("tenant-service", SITE, "before");
        publish("device-service", DEVICE, "before too");
        broker.kill();
        broker.startAgain();

        try (DurableInbox _ = open()) {
            await().atMost(SOON).until(() -> texts().size() == 2);
            assertThat(texts()).containsExactlyInAnyOrder("before", "before too");
            acknowledge("before");
            await().during(Duration.ofMillis(500)).until(() -> texts().size() == 2);
        }
        heard.clear();
        publish("tenant-service", SITE, "meanwhile");

        try (DurableInbox again = open()) {
            await().atMost(SOON).until(() -> texts().size() == 2);
            assertThat(texts()).containsExactlyInAnyOrder("before too", "meanwhile");
            acknowledge("before too");
            acknowledge("meanwhile");
            await().during(Duration.ofMillis(500)).until(again::granted);
            theBrokerDies(again);
        }
    }

    /** An acknowledgement of the connection before is dead; the message comes again. */
    private void theBrokerDies(DurableInbox inbox) throws Exception {
        heard.clear();
        publish("tenant-service", SITE, "held");
        await().atMost(SOON).until(() -> texts().size() == 1);
        broker.kill();
        await().atMost(SOON).until(() -> !inbox.granted());
        acknowledge("held");
        broker.startAgain();

        await().atMost(SOON).until(() -> texts().size() == 2);
        assertThat(texts()).containsExactly("held", "held");
        heard.getLast().acknowledgement().run();
        await().during(Duration.ofMillis(500)).until(() -> texts().size() == 2);
    }

    private DurableInbox open() {
        return DurableInbox.open(
                vertx,
                new AtBroker(broker.port()),
                "alarm-domain",
                List.of("dianan/domain/tenant/#", "dianan/domain/device/#"),
                (_, payload, acknowledgement) ->
                        heard.add(new Heard(new String(payload, UTF_8), acknowledgement)));
    }

    private List<String> texts() {
        return heard.stream().map(Heard::text).toList();
    }

    private void acknowledge(String text) {
        heard.stream()
                .filter(one -> one.text().equals(text))
                .forEach(one -> one.acknowledgement().run());
    }

    private static void publish(String user, String topic, String text) throws Exception {
        try (BrokerPeer peer = BrokerPeer.connect(broker.port(), user)) {
            peer.publish(topic, text.getBytes(UTF_8));
        }
    }

    private record AtBroker(int port) implements BrokerConfig {
        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public Optional<String> user() {
            return Optional.of("alarm-service");
        }

        @Override
        public Optional<String> password() {
            return Optional.of(BrokerProcess.PASSWORD);
        }
    }
}
