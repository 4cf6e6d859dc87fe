package io.dianan.alarm.presence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dianan.alarm.AlarmSuite;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Fleet;
import io.dianan.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whose silence is told, through the real broker, in the lanes' time. */
@QuarkusTest
@TestProfile(LanesOfTheTest.class)
@AlarmSuite
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresenceTest {
    private static final String COUNTY = "330122";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration TEN = Duration.ofMinutes(10);

    @Inject Fleet fleet;
    @Inject Watching watching;
    @Inject Restart restart;
    @Inject DataSource dataSource;

    private LaneTraffic lanes;
    private UUID provider;
    private UUID enterprise;

    @BeforeEach
    void aProviderOfItsOwn() throws Exception {
        provider = UUID.randomUUID();
        enterprise = UUID.randomUUID();
        if (lanes == null) {
            lanes = new LaneTraffic(Instant.parse("2026-03-02T08:00:00Z"));
        }
        lanes.pass(MINUTE, List.of());
    }

    @AfterAll
    void close() throws Exception {
        lanes.close();
    }

    @Test
    void silentDeviceRaisesOneAlarmNotTwo() {
        Device silent = device();
        Device talking = device();
        lanes.heard(List.of(silent, talking));

        pass(FIVE, talking);
        alarms().body("items", hasSize(0));
        pass(TEN, talking);
        alarms().body("items", hasSize(1))
                .body("items[0].subject.deviceId", equalTo(silent.id().toString()))
                .body("items[0].subject.serialNumber", equalTo(silent.serialNumber()))
                .body("items[0].alarmClass", equalTo("fault"))
                .body("items[0].level", equalTo(3))
                .body("items[0].count", equalTo(1))
                .body("items[0].sources", contains("presence"));
        presence("device=" + silent.id()).body("items.presence", contains("offline"));

        pass(TEN, talking);
        alarms().body("items", hasSize(1)).body("items[0].version", equalTo(1));

        pass(MINUTE, silent, talking);
        alarms().body("items", hasSize(1))
                .body("items[0].state", equalTo("raised"))
                .body("items[0].recoveredAt", notNullValue());
        presence("device=" + silent.id()).body("items.presence", contains("online"));

        pass(TEN, talking);
        alarms().body("items", hasSize(1))
                .body("items[0].count", equalTo(2))
                .body("items[0].recoveredAt", nullValue());
    }

    @Test
    void oneThatComesBackWithinTheDebounceWasNeverTold() {
        Device flapping = device();
        Device talking = device();
        lanes.heard(List.of(flapping, talking));

        pass(FIVE.plus(MINUTE), talking);
        presence("device=" + flapping.id()).body("items.presence", contains("offline"));
        pass(MINUTE, flapping, talking);

        presence("device=" + flapping.id()).body("items.presence", contains("online"));
        alarms().body("items", hasSize(0));
    }

    @Test
    void theOlderConnectionsEndDoesNotMakeOffline() {
        Device device = device();
        lanes.session(device, "old", true);
        pass(MINUTE, device);
        lanes.session(device, "new", true);
        lanes.session(device, "old", false);
        pass(FIVE.minus(MINUTE));

        presence("device=" + device.id()).body("items.presence", contains("online"));
        alarms().body("items", hasSize(0));
    }

    @Test
    void anEndOfAConnectionIsNoSignOfLife() {
        Device device = device();
        lanes.session(device, "only", true);
        pass(FIVE);
        lanes.session(device, "only", false);
        pass(FIVE.minus(MINUTE));

        alarms().body("items", hasSize(1));
    }

    @Test
    void anOutageOfTheGatewayMakesNobodyOffline() {
        List<Device> devices = devices(COUNTY, 30);
        pass(MINUTE, devices);

        lanes.away(Duration.ofHours(2));
        pass(FIVE.minus(MINUTE));
        presence("count=true")
                .body("counts.online", equalTo(30))
                .body("counts.offline", equalTo(0));
        pass(MINUTE, devices);

        alarms().body("items", hasSize(0));
    }

    @Test
    void aRestartMakesNobodyOffline() {
        pass(MINUTE, devices(COUNTY, 40));
        Instant anHourLater = lanes.now().plus(Duration.ofHours(1));

        assertThat(restart.offlineAfter(anHourLater, FIVE.minus(MINUTE), provider)).isZero();
        assertThat(restart.offlineAfter(anHourLater, FIVE.plus(MINUTE), provider)).isEqualTo(40);
    }

    @Test
    void aBacklogThatDrainsMakesNobodyOffline() throws Exception {
        List<Device> devices = devices(COUNTY, 40);
        pass(MINUTE, devices);

        try (Connection held = dataSource.getConnection();
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("lock table lane in exclusive mode");
            lanes.pass(Duration.ofMinutes(40), devices);
            held.rollback();
            held.setAutoCommit(true);
        }
        watching.until(lanes.now());

        presence("count=true&limit=1")
                .body("counts.online", equalTo(40))
                .body("counts.offline", equalTo(0));
        alarms().body("items", hasSize(0));
    }

    @Test
    void whatIsToldTravelsAsOneEventOfMany() throws Exception {
        List<Device> devices = devices(COUNTY, 30);
        List<String> told = new ArrayList<>();
        pass(MINUTE, devices);
        pass(TEN);

        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select d.value ->> 'presence'
                                  from outbox o, json_array_elements(o.data -> 'devices') d
                                 where o.type = 'presence' and d.value ->> 'providerId' = ?
                                 order by o.id
                                """)) {
            select.setString(1, provider.toString());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    told.add(rows.getString(1));
                }
            }
        }
        assertThat(told).hasSize(60);
        assertThat(told.subList(0, 30)).containsOnly("online");
        assertThat(told.subList(30, 60)).containsOnly("offline");
    }

    @Test
    void neverSeenIsListedAndRaisesNothing() {
        Device never = device();
        Device talking = device();
        pass(Duration.ofMinutes(20), talking);

        presence("state=never-seen")
                .body("items.deviceId", contains(never.id().toString()))
                .body("items[0].since", nullValue());
        presence("count=true")
                .body("counts.neverSeen", equalTo(1))
                .body("counts.online", equalTo(1))
                .body("counts.offline", equalTo(0));
        alarms().body("items", hasSize(0));
    }

    @Test
    void anAreaThatGoesAtOnceIsOneIncidentAndRecoversAsOne() {
        List<Device> devices = devices(COUNTY, 100);
        pass(MINUTE, devices);

        pass(TEN);
        alarms().body("items", hasSize(1))
                .body("items[0].subject.kind", equalTo("area"))
                .body("items[0].subject.area.devices", equalTo(100))
                .body("items[0].subject.area.regionCodes", contains(COUNTY))
                .body("items[0].level", equalTo(2))
                .body("items[0].owner.regionCode", equalTo(COUNTY));
        UUID incident = UUID.fromString(alarms().extract().path("items[0].id"));
        presence("count=true&limit=200")
                .body("counts.offline", equalTo(100))
                .body("items.incidentId.unique()", contains(incident.toString()));

        pass(MINUTE, devices.subList(0, 95));
        alarms().body("items", hasSize(1))
                .body("items[0].recoveredAt", notNullValue())
                .body("items[0].state", equalTo("raised"));
        timeline(incident).body("items.kind", contains("raised", "recovered"));

        pass(FIVE, devices.subList(0, 95));
        alarms().body("items.findAll { it.subject.kind == 'device' }", hasSize(5));
        presence("state=online&count=true").body("counts.online", equalTo(95));
    }

    @Test
    void aStreetThatGoesIsAnIncidentOfTheStreet() {
        List<Device> street = devices(COUNTY + "100", 25);
        List<Device> others = devices(COUNTY + "101", 100);
        pass(MINUTE, Stream.concat(street.stream(), others.stream()).toList());

        pass(TEN, others);

        alarms().body("items", hasSize(1))
                .body("items[0].owner.regionCode", equalTo(COUNTY + "100"))
                .body("items[0].subject.area.devices", equalTo(25));
    }

    @Test
    void aFewOfManyAreNoIncident() {
        List<Device> devices = devices(COUNTY, 19);
        pass(MINUTE, devices);

        pass(TEN);

        alarms().body("items.findAll { it.subject.kind == 'device' }", hasSize(19));
    }

    @Test
    void aMessageThatComesAgainIsNoReturn() {
        Device device = device();
        var last = lanes.event(device).setSeen(io.dianan.contracts.wire.SeenEvent.newBuilder());
        lanes.send(List.of(last.build()));
        pass(TEN);
        alarms().body("items", hasSize(1));

        lanes.send(List.of(last.build()));
        pass(MINUTE);

        presence("device=" + device.id()).body("items.presence", contains("offline"));
        alarms().body("items[0].recoveredAt", nullValue());
    }

    @Test
    void theCompetitorAndTheNeighbourSeeNothingOfIt() {
        Device device = device();
        pass(MINUTE, device);

        for (String stranger :
                List.of(
                        Tokens.provider(UUID.randomUUID()),
                        Tokens.enterprise(UUID.randomUUID()),
                        Tokens.regulator("330200"))) {
            given().auth()
                    .oauth2(stranger)
                    .get("/api/v1/presence?count=true&device={id}", device.id())
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0))
                    .body("counts.online", equalTo(0));
        }
        for (String entitled :
                List.of(Tokens.enterpriseViewer(enterprise), Tokens.regulator("330100"))) {
            given().auth()
                    .oauth2(entitled)
                    .get("/api/v1/presence?device={id}", device.id())
                    .then()
                    .body("items", hasSize(1));
        }
        given().get("/api/v1/presence").then().statusCode(401);
        given().auth().oauth2(Tokens.nobody()).get("/api/v1/presence").then().statusCode(403);
        for (Map.Entry<String, String> wrong :
                Map.of("state", "gone", "cursor", "!", "region", "33").entrySet()) {
            given().auth()
                    .oauth2(Tokens.provider(provider))
                    .queryParam(wrong.getKey(), wrong.getValue())
                    .get("/api/v1/presence")
                    .then()
                    .statusCode(400);
        }
    }

    private void pass(Duration time, Device... heard) {
        pass(time, List.of(heard));
    }

    private void pass(Duration time, List<Device> heard) {
        lanes.pass(time, heard);
        watching.until(lanes.now());
    }

    private Device device() {
        return fleet.device(provider, enterprise, COUNTY);
    }

    private List<Device> devices(String region, int many) {
        return Stream.generate(() -> fleet.device(provider, enterprise, region))
                .limit(many)
                .toList();
    }

    private ValidatableResponse alarms() {
        return given().auth()
                .oauth2(Tokens.provider(provider))
                .get("/api/v1/alarms?type=offline&limit=200")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse timeline(UUID alarm) {
        return given().auth()
                .oauth2(Tokens.provider(provider))
                .get("/api/v1/alarms/{id}/timeline", alarm)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse presence(String query) {
        return given().auth()
                .oauth2(Tokens.provider(provider))
                .get("/api/v1/presence?" + query)
                .then()
                .statusCode(200);
    }
}
