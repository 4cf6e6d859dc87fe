package io.dianan.device.ingest;

import static io.dianan.device.ingest.FakeGateway.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dianan.contracts.lane.Lane;
import io.dianan.contracts.topic.Topics;
import io.dianan.contracts.wire.Reading;
import io.dianan.contracts.wire.ReadingBatch;
import io.dianan.device.DeviceSuite;
import io.dianan.device.Fleet;
import io.dianan.device.Owners;
import io.dianan.platform.lane.LaneKind;
import io.dianan.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DeviceSuite
class ReadingIngestTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Fleet fleet = Fleet.of(Tokens.provider(Owners.PROVIDER_A));
    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(60);
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
    void aReadingComesBackInItsUnitsAndTimes() {
        gateway.readings(
                device,
                reading(device, circuit, at)
                        .setResidualCurrent(312)
                        .setTemperature1(415)
                        .setCurrentA(1234)
                        .setVoltageA(2307)
                        .setPowerFactor(-987)
                        .setEnergy(1_234_567_890_123L)
                        .putExtra("thd", 3.25)
                        .build());
        settled(1);

        JsonPath answer = series("").jsonPath();
        assertThat(answer.getList("items")).hasSize(1);
        assertThat(answer.getString("items[0].at")).isEqualTo(at.toString());
        assertThat(answer.getString("items[0].timeQuality")).isEqualTo("device");
        assertThat(answer.getString("items[0].values.residualCurrent")).isEqualTo("312");
        assertThat(answer.getString("items[0].values.temperature1")).isEqualTo("41.5");
        assertThat(answer.getString("items[0].values.currentA")).isEqualTo("12.34");
        assertThat(answer.getString("items[0].values.voltageA")).isEqualTo("230.7");
        assertThat(answer.getString("items[0].values.powerFactor")).isEqualTo("-0.987");
        assertThat(series("").asString()).contains("\"energy\":12345678901.23");
        assertThat(answer.getString("items[0].extra.thd")).isEqualTo("3.25");
        assertThat(answer.getString("next")).isNull();
    }

    @Test
    void theLatestReadingIsTheNewestByEventTimeWhateverCameLast() {
        gateway.readings(device, reading(device, circuit, at).setResidualCurrent(1).build());
        gateway.readings(
                device, reading(device, circuit, at.plusSeconds(2)).setResidualCurrent(3).build());
        gateway.readings(
                device, reading(device, circuit, at.plusSeconds(1)).setResidualCurrent(2).build());
        settled(3);

        fleet.get("/api/v1/readings/latest?device=" + device)
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].circuitId", equalTo(circuit.toString()))
                .body("items[0].deviceId", equalTo(device.toString()))
                .body("items[0].at", equalTo(at.plusSeconds(2).toString()))
                .body("items[0].values.residualCurrent", equalTo(3));
        assertThat(values("residualCurrent")).containsExactly("1", "2", "3");
    }

    @Test
    void batchesOutOfOrderAreWorkedInTheirOrder() {
        gateway.readings(3, device, reading(device, circuit, at).setResidualCurrent(3).build());
        gateway.readings(2, device, reading(device, circuit, at).setResidualCurrent(2).build());
        gateway.readings(1, device, reading(device, circuit, at).setResidualCurrent(1).build());
        settled(3);

        assertThat(values("residualCurrent")).containsExactly("1");
        assertThat(ledger.now().conflict()).isEqualTo(2);
        assertThat(ledger.now().gaps()).isZero();
    }

    @Test
    void aBatchSentTwiceIsStoredOnceAndCountedAsARedelivery() {
        Reading first = reading(device, circuit, at).setResidualCurrent(1).build();
        Reading other = first.toBuilder().setResidualCurrent(2).build();
        Reading more = first.toBuilder().clearResidualCurrent().setTemperature1(5).build();
        gateway.readings(1, device, first, other, more);
        settled(3);
        gateway.readings(1, device, first, other, more);
        settled(6);

        assertThat(ledger.now().stored()).isEqualTo(1);
        assertThat(ledger.now().merged()).isEqualTo(1);
        assertThat(ledger.now().conflict()).isEqualTo(1);
        assertThat(ledger.now().duplicate()).isEqualTo(3);
        assertThat(ledger.now().redelivered()).isEqualTo(3);
    }

    @Test
    void aGapIsLetThroughAndWhatWasMissingIsStoredWhenItComes() {
        gateway.readings(1, device, reading(device, circuit, at).setResidualCurrent(1).build());
        settled(1);
        gateway.readings(
                3, device, reading(device, circuit, at.plusSeconds(2)).setArcCount(3).build());
        await().atMost(SOON).until(() -> ledger.now().received() == 2);
        assertThat(ledger.now().inFlight()).isEqualTo(1);
        settled(2);
        assertThat(ledger.now().gaps()).isEqualTo(1);

        gateway.readings(
                2, device, reading(device, circuit, at.plusSeconds(1)).setArcCount(2).build());
        settled(3);
        assertThat(ledger.now().stored()).isEqualTo(3);
    }

    @Test
    void oneInstantIsMergedAcrossBatchesAndTheFirstValueStays() throws Exception {
        gateway.readings(device, reading(device, circuit, at).setResidualCurrent(1).build());
        settled(1);
        gateway.readings(device, reading(device, circuit, at).setTemperature1(20).build());
        gateway.readings(device, reading(device, circuit, at).setTemperature1(20).build());
        gateway.readings(
                device, reading(device, circuit, at).setTemperature1(21).setArcCount(7).build());
        settled(4);

        assertThat(ledger.now().stored()).isEqualTo(1);
        assertThat(ledger.now().merged()).isEqualTo(1);
        assertThat(ledger.now().duplicate()).isEqualTo(1);
        assertThat(ledger.now().conflict()).isEqualTo(1);
        JsonPath answer = series("").jsonPath();
        assertThat(answer.getString("items[0].values"))
                .isEqualTo("[residualCurrent:1, temperature1:2.0, arcCount:7]");
        fleet.get("/api/v1/readings/latest?device=" + device)
                .body("items[0].values.arcCount", equalTo(7));
        try (OwnerSql owner = OwnerSql.owner()) {
            assertThat(
                            owner.text(
                                    "select arrived ->> 'temperature1' from reading_conflict"
                                            + " where circuit_id = ?",
                                    circuit))
                    .isEqualTo("2.1");
        }
    }

    @Test
    void anUnparsableBatchAmongGoodOnesGoesToQuarantineAlone() {
        byte[] garbage = ("no protobuf " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        gateway.readings(device, reading(device, circuit, at).setArcCount(1).build());
        gateway.publish(Topics.readings(Lane.of(device)), garbage);
        settled(2);
        gateway.publish(Topics.readings(Lane.of(device)), garbage);
        gateway.readings(
                device, reading(device, circuit, at.plusSeconds(1)).setArcCount(2).build());
        settled(4);

        assertThat(values("arcCount")).containsExactly("1", "2");
        assertThat(ledger.now().quarantined() + ledger.now().duplicate()).isEqualTo(2);
        String body = new String(garbage, StandardCharsets.UTF_8);
        String same = "items.findAll { it.body == '%s' }".formatted(body);
        Fleet.of(Tokens.auditor())
                .get("/api/v1/quarantine?reason=unparsable")
                .body(same + ".topic", contains(Topics.readings(Lane.of(device))));
        fleet.get("/api/v1/quarantine?reason=unparsable").body(same, hasSize(0));
    }

    @Test
    void aBatchThatClaimsAnotherLaneGoesToQuarantine() {
        Lane lane = Lane.of(device);
        Lane other = new Lane((lane.number() + 1) % Lane.COUNT);
        gateway.publish(
                Topics.readings(lane),
                ReadingBatch.newBuilder()
                        .setHeader(gateway.header(other, 1))
                        .addReadings(reading(device, circuit, at).setArcCount(1))
                        .build()
                        .toByteArray());
        settled(1);

        assertThat(ledger.now().quarantined()).isEqualTo(1);
        assertThat(series("").jsonPath().getList("items")).isEmpty();
    }

    @Test
    void anItemThatTheDatabaseRefusesIsQuarantinedAloneAndTheOthersAreStored() {
        Reading[] batch = new Reading[40];
        for (int i = 0; i < batch.length; i++) {
            Reading.Builder item =
                    reading(device, circuit, at.plusSeconds(i)).setResidualCurrent(i);
            batch[i] = i == 17 || i == 30 ? item.putExtra("\0", i).build() : item.build();
        }
        gateway.readings(device, batch);
        settled(40);

        assertThat(ledger.now().stored()).isEqualTo(38);
        assertThat(ledger.now().quarantined()).isEqualTo(2);
        assertThat(values("residualCurrent")).hasSize(38).doesNotContain("17", "30");
        fleet.get("/api/v1/quarantine?device=" + device)
                .statusCode(200)
                .body("items.reason", contains("refused", "refused"));
    }

    @Test
    void aReadingOfNoCircuitOrOfAForeignOneGoesToQuarantine() {
        UUID foreign = fleet.circuit(fleet.device(Owners.SITE_A11), 1);
        gateway.readings(
                device,
                reading(device, UUID.randomUUID(), at).setArcCount(1).build(),
                reading(device, foreign, at).setArcCount(2).build(),
                reading(device, circuit, at).setArcCount(3).build());
        settled(3);

        assertThat(ledger.now().stored()).isEqualTo(1);
        fleet.get("/api/v1/quarantine?count=true&device=" + device)
                .body("items.reason", contains("no-circuit", "no-circuit"))
                .body("count", equalTo(2));
        fleet.get("/api/v1/circuits/" + foreign + "/readings").body("items", hasSize(0));
    }

    @Test
    void lateReadingsAreStoredAndTooLateOnesQuarantined() throws Exception {
        int days;
        try (OwnerSql owner = OwnerSql.owner()) {
            days = (int) owner.number("select reading_retention_days()");
        }
        Instant late = at.minus(Duration.ofDays(days - 1));
        Instant tooLate = at.minus(Duration.ofDays(days + 1));
        gateway.readings(
                device,
                reading(device, circuit, late).setArcCount(1).build(),
                reading(device, circuit, tooLate).setArcCount(2).build(),
                reading(device, circuit, Instant.EPOCH).setArcCount(3).build());
        settled(3);

        assertThat(series("?from=" + tooLate + "&to=" + at).jsonPath().getList("items.at"))
                .isEqualTo(List.of(late.toString()));
        fleet.get("/api/v1/quarantine?device=" + device)
                .body("items.reason", contains("too-old", "too-old"));
    }

    @Test
    void aClockThatRunsAheadIsSetToTheReceiveTimeAndSaysSo() {
        Reading ahead =
                reading(device, circuit, Instant.now().plus(Duration.ofDays(1)))
                        .setArcCount(1)
                        .build();
        gateway.readings(device, ahead);
        settled(1);

        JsonPath answer = series("").jsonPath();
        assertThat(answer.getString("items[0].timeQuality")).isEqualTo("restamped-future");
        assertThat(answer.getString("items[0].at"))
                .isEqualTo(Instant.ofEpochMilli(ahead.getReceivedAtMs()).toString());
    }

    @Test
    void aMissingDayIsMadeOnTheFly() throws Exception {
        Instant old = at.minus(Duration.ofDays(20));
        gateway.readings(device, reading(device, circuit, old).setArcCount(1).build());
        settled(1);
        try (OwnerSql owner = OwnerSql.owner()) {
            if (owner.number("select count(*) from pg_extension where extname = 'timescaledb'")
                    > 0) {
                return;
            }
            owner.execute("drop table reading_" + old.toString().substring(0, 10).replace("-", ""));
        }
        gateway.readings(device, reading(device, circuit, old).setArcCount(2).build());
        settled(2);

        assertThat(ledger.now().stored()).isEqualTo(2);
        assertThat(ledger.now().quarantined()).isZero();
        assertThat(
                        series("?from=" + old + "&to=" + old.plusSeconds(1))
                                .jsonPath()
                                .getString("items[0].values.arcCount"))
                .isEqualTo("2");
    }

    private void settled(int items) {
        await().atMost(SOON)
                .until(() -> ledger.now().received() == items && ledger.now().inFlight() == 0);
    }

    private Response series(String query) {
        return fleet.get("/api/v1/circuits/" + circuit + "/readings" + query)
                .statusCode(200)
                .extract()
                .response();
    }

    private List<String> values(String metric) {
        return series("").jsonPath().getList("items.values." + metric, String.class);
    }
}
