package io.dianan.device.ingest;

import static io.dianan.device.ingest.FakeGateway.reading;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.dianan.contracts.lane.Lane;
import io.dianan.contracts.topic.Topics;
import io.dianan.contracts.wire.ReadingBatch;
import io.dianan.device.DeviceSuite;
import io.dianan.device.Fleet;
import io.dianan.device.Owners;
import io.dianan.device.lane.Batch;
import io.dianan.device.lane.LaneEvicted;
import io.dianan.device.lane.LaneKey;
import io.dianan.device.lane.LaneKind;
import io.dianan.device.lane.Tenure;
import io.dianan.device.reading.CircuitReading;
import io.dianan.device.reading.ReadingWork;
import io.dianan.testkit.BrokerProcess;
import io.dianan.testkit.Tokens;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

    @Inject DrainStore drains;
    @Inject ReadingWork readingWork;

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

    @Test
    void anEvictedOwnerChangesNothing() throws Exception {
        LaneKey key = new LaneKey(LaneKind.READINGS, Lane.of(device));
        try (OwnerSql owner = OwnerSql.owner()) {
            long epoch =
                    owner.number(
                            "select epoch from lane where kind = 'readings' and number = ?",
                            key.lane().number());
            Tenure evicted = new Tenure(key, epoch - 1, "earlier");
            Batch<CircuitReading> batch =
                    readingWork.decode(
                            key,
                            ReadingBatch.newBuilder()
                                    .setHeader(gateway.header(key.lane(), 1))
                                    .addReadings(reading(device, circuit, at).setArcCount(1))
                                    .build()
                                    .toByteArray());

            assertThatThrownBy(() -> drains.commit(evicted, readingWork, List.of(batch)))
                    .isInstanceOf(LaneEvicted.class);

            assertThat(
                            owner.number(
                                    "select count(*) from lane_position where gateway = ?",
                                    gateway.name()))
                    .isZero();
        }
        fleet.get("/api/v1/circuits/" + circuit + "/readings").body("items", hasSize(0));
        fleet.get("/api/v1/readings/latest?device=" + device).body("items", hasSize(0));
    }

    /** On a lane whose messages no test publishes, so that the service's own loop stays unaware. */
    @Test
    void aLoopWhoseLaneIsTakenStopsAndAcknowledgesNothing() throws Exception {
        LaneKey key = new LaneKey(LaneKind.EVENTS, quietLane());
        IdleWork work = new IdleWork();
        IngestMeters meters = new IngestMeters(new SimpleMeterRegistry(), LaneKind.EVENTS);
        LaneLoop<String> loop = new LaneLoop<>(key, work, drains, meters, new QuickIngestConfig());
        try (OwnerSql owner = OwnerSql.owner()) {
            long epoch = epoch(owner, key);
            Thread.ofVirtual().start(loop);
            await().atMost(SOON).until(() -> loop.state() == LaneState.WORKING);
            boolean[] acknowledged = {false, false};
            loop.hand(new Delivery(new byte[] {1}, () -> acknowledged[0] = true));
            await().atMost(SOON).until(() -> acknowledged[0]);

            drains.take(key);
            loop.hand(new Delivery(new byte[] {2}, () -> acknowledged[1] = true));
            await().atMost(SOON).until(() -> loop.state() == LaneState.EVICTED);

            assertThat(acknowledged[1]).isFalse();
            assertThat(
                            owner.number(
                                    "select sequence from lane_position where gateway = ?",
                                    IdleWork.GATEWAY))
                    .isEqualTo(1);
            owner.execute("delete from lane_position where gateway = ?", IdleWork.GATEWAY);
            owner.execute(
                    "update lane set epoch = ? where kind = 'events' and number = ?",
                    epoch,
                    key.lane().number());
        }
    }

    private static long epoch(OwnerSql owner, LaneKey key) throws Exception {
        return owner.number(
                "select epoch from lane where kind = ? and number = ?",
                key.kind().word(),
                key.lane().number());
    }

    private Lane quietLane() {
        return new Lane((Lane.of(device).number() + 1) % Lane.COUNT);
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
