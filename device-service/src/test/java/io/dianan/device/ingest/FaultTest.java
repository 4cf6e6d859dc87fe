package io.dianan.device.ingest;

import static io.dianan.device.ingest.FakeGateway.reading;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.dianan.contracts.lane.Lane;
import io.dianan.contracts.topic.Topics;
import io.dianan.device.DeviceSuite;
import io.dianan.device.Fleet;
import io.dianan.device.Owners;
import io.dianan.platform.lane.LaneKind;
import io.dianan.testkit.BrokerProcess;
import io.dianan.testkit.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is acknowledged is kept: faults between the broker and the commit. */
@QuarkusTest
@DeviceSuite
@SuppressWarnings("NullAway.Init") // filled by the test framework
class FaultTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TestHTTPResource(value = "health/live", management = true)
    URI live;

    @TestHTTPResource(value = "health/ready", management = true)
    URI ready;

    private final Fleet fleet = Fleet.of(Tokens.provider(Owners.PROVIDER_A));
    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(600);
    private FakeGateway gateway;
    private UUID device;
    private UUID circuit;
    private Ledger ledger;

    @BeforeEach
    void connect() throws Exception {
        gateway = new FakeGateway();
        device = fleet.device(Owners.SITE_A11);
        circuit = fleet.circuit(device, 1);
        ledger = Ledger.of(LaneKind.READINGS);
    }

    @AfterEach
    void everythingReceivedHasAnOutcome() throws Exception {
        gateway.close();
        await().atMost(SOON)
                .until(() -> ledger.counts().balance() && ledger.counts().inFlight() == 0);
    }

    @Test
    void whileTheDatabaseIsAwayEverythingIsHeldAndNothingIsLostOrQuarantined() throws Exception {
        try (OwnerSql owner = OwnerSql.owner();
                OwnerSql app = OwnerSql.app()) {
            String database = owner.text("select current_database()");
            owner.execute("alter database " + database + " connection limit 0");
            app.execute(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where usename = current_user and pid <> pg_backend_pid()
                    """);
            for (int i = 0; i < 30; i++) {
                gateway.readings(
                        device, reading(device, circuit, at.plusSeconds(i)).setArcCount(i).build());
            }
            await().atMost(SOON).until(() -> ledger.now().faults() > 2);
            assertThat(ledger.now().stored()).isZero();
            assertThat(status(live)).isEqualTo(200);
            owner.execute("alter database " + database + " connection limit -1");
        }
        await().atMost(SOON).until(() -> ledger.now().stored() == 30);

        assertThat(ledger.now().quarantined()).isZero();
        assertThat(ledger.now().conflict()).isZero();
        fleet.get("/api/v1/circuits/" + circuit + "/readings").body("items", hasSize(30));
        await().atMost(SOON).until(() -> status(ready) == 200);
    }

    @Test
    void whatIsNotCommittedIsDeliveredAgainAfterAReconnectAndStoredOnce() throws Exception {
        Lane lane = Lane.of(device);
        try (OwnerSql owner = OwnerSql.owner()) {
            owner.execute("begin");
            owner.execute("lock table reading_latest in access exclusive mode");
            for (int i = 0; i < 10; i++) {
                gateway.readings(
                        device, reading(device, circuit, at.plusSeconds(i)).setArcCount(i).build());
            }
            await().atMost(SOON).until(() -> ledger.now().received() > 0);
            takeOver(Topics.readingsClient("device", lane));
            await().atMost(SOON).until(() -> status(ready) == 200);
            assertThat(ledger.now().stored()).isZero();
            owner.execute("commit");
        }
        await().atMost(SOON)
                .until(() -> ledger.now().stored() == 10 && ledger.now().inFlight() == 0);

        assertThat(ledger.now().copies() + ledger.now().redelivered())
                .as("delivered again")
                .isPositive();
        assertThat(ledger.now().duplicate()).isEqualTo(ledger.now().redelivered());
        fleet.get("/api/v1/circuits/" + circuit + "/readings").body("items", hasSize(10));
    }

    /** A second client with the session's name: the broker ends the first one's connection. */
    private static void takeOver(String clientId) throws Exception {
        Vertx vertx = Vertx.vertx();
        MqttClientOptions options =
                new MqttClientOptions()
                        .setClientId(clientId)
                        .setCleanSession(false)
                        .setUsername("device-service")
                        .setPassword(BrokerProcess.PASSWORD)
                        .setMaxMessageSize(1 << 20);
        options.setAutoAck(false);
        MqttClient client = MqttClient.create(vertx, options);
        int port = ConfigProvider.getConfig().getValue("dianan.broker.port", Integer.class);
        client.connect(port, "127.0.0.1")
                .compose(_ -> client.disconnect())
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static int status(URI address) {
        return given().urlEncodingEnabled(false).get(address).statusCode();
    }
}
