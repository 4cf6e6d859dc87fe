package io.dianan.platform.mqtt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.dianan.platform.app.LetterInbox;
import io.dianan.testkit.BrokerProcess;
import io.dianan.testkit.EmbeddedSuite;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shared configuration of an inbound channel, on the real broker. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedSuite.class,
        initArgs = @ResourceArg(name = "service", value = "platform-service"))
class AckAfterCommitTest {
    private static final String TOPIC = "dianan/domain/platform/letter";

    @Inject LetterInbox inbox;
    @Inject BrokerPublisher broker;
    @Inject Vertx vertx;

    @ConfigProperty(name = "dianan.broker.port")
    int brokerPort;

    @TestHTTPResource(value = "/health", management = true)
    String health;

    @BeforeEach
    void clear() {
        inbox.forget();
    }

    @Test
    void whatWasNotAcknowledgedComesAgainAfterAReconnectAndTheRestDoesNot() throws Exception {
        publish("committed");
        await().until(() -> inbox.texts().size() == 1);
        inbox.acknowledge(0);
        publish("lost in a crash");
        await().until(() -> inbox.texts().size() == 2);

        takeTheSessionOver();

        await().atMost(Duration.ofSeconds(30)).until(() -> inbox.texts().size() == 3);
        assertThat(inbox.texts().get(2)).isEqualTo("lost in a crash");
        await().during(Duration.ofMillis(500)).until(() -> inbox.texts().size() == 3);
        inbox.acknowledge(2);
    }

    @Test
    void aMessageOfNearlyOneMebibyteArrives() throws Exception {
        publish("a".repeat(1_000_000));
        await().until(() -> inbox.texts().size() == 1);
        assertThat(inbox.texts().getFirst()).hasSize(1_000_000);
        inbox.acknowledge(0);
    }

    @Test
    void readinessTellsOfEachSubscriptionAndLivenessOfNone() {
        given().get(health + "/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'subscriptions' }.data.letters", equalTo("granted"))
                .body("checks.name", hasItem(containsString("Database")));
        given().get(health + "/live").then().statusCode(200).body("checks", empty());
    }

    private void publish(String text) throws Exception {
        try (ConfirmedPublisher publisher = broker.open("letters-test")) {
            publisher
                    .publish(TOPIC, text.getBytes(StandardCharsets.UTF_8))
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    /** A second client of the same name ends the channel's connection; its session stays. */
    private void takeTheSessionOver() throws Exception {
        MqttClientOptions options =
                new MqttClientOptions()
                        .setClientId("platform-letters")
                        .setCleanSession(false)
                        .setUsername("platform-service")
                        .setPassword(BrokerProcess.PASSWORD);
        options.setAutoAck(false);
        MqttClient intruder = MqttClient.create(vertx, options);
        intruder.connect(brokerPort, "127.0.0.1")
                .compose(_ -> intruder.disconnect())
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }
}
