package io.dianan.device.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dianan.contracts.wire.Reading;
import io.dianan.device.DeviceSuite;
import io.dianan.device.Fleet;
import io.dianan.device.Owners;
import io.dianan.device.ingest.FakeGateway;
import io.dianan.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One circuit with a reading every ten seconds of the minutes 0, 1 and 3 of an hour. */
@QuarkusTest
@DeviceSuite
class SeriesResourceTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Fleet fleet = Fleet.of(Tokens.provider(Owners.PROVIDER_A));
    private final Instant hour =
            Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));
    private UUID circuit;
    private UUID device;

    @BeforeEach
    void measure() throws Exception {
        device = fleet.device(Owners.SITE_A11);
        circuit = fleet.circuit(device, 1);
        Reading[] readings = new Reading[18];
        for (int i = 0; i < readings.length; i++) {
            Instant at = hour.plusSeconds(i * 10L + (i < 12 ? 0 : 60));
            Reading.Builder reading =
                    FakeGateway.reading(device, circuit, at)
                            .setResidualCurrent(100 + i)
                            .setActivePower(-5);
            readings[i] =
                    i % 2 == 0
                            ? reading.setTemperature1(200 + i).build()
                            : reading.putExtra("=cmd", 1).build();
        }
        try (FakeGateway gateway = new FakeGateway()) {
            gateway.readings(device, readings);
        }
        await().atMost(SOON).until(() -> json("").getList("items").size() == readings.length);
    }

    @Test
    void bucketsHaveMinimumMaximumMeanAndCountAndGapsStayGaps() {
        JsonPath answer = json("&every=1m&metrics=residualCurrent,temperature1");

        assertThat(answer.getString("every")).isEqualTo("1m");
        assertThat(answer.getList("items.at", String.class))
                .containsExactly(
                        hour.toString(),
                        hour.plusSeconds(60).toString(),
                        hour.plusSeconds(180).toString());
        assertThat(answer.getString("items[0].values.residualCurrent"))
                .isEqualTo("[min:100, max:105, mean:102.5, count:6]");
        assertThat(answer.getString("items[0].values.temperature1"))
                .isEqualTo("[min:20.0, max:20.4, mean:20.2, count:3]");
        assertThat(answer.getString("items[0].values.activePower")).isNull();
    }

    @Test
    void aDayIsADayInChina() {
        JsonPath answer = json("&every=1d&metrics=residualCurrent");

        Instant day = Instant.parse(answer.getString("items[0].at"));
        assertThat(day.plus(Duration.ofHours(8)).truncatedTo(ChronoUnit.DAYS))
                .isEqualTo(day.plus(Duration.ofHours(8)));
    }

    @Test
    void pagesFollowEachOtherWithoutHoleOrRepetition() {
        JsonPath first = json("&limit=10&metrics=residualCurrent");
        JsonPath second =
                json("&limit=10&metrics=residualCurrent&cursor=" + first.getString("next"));

        assertThat(first.getList("items.values.residualCurrent", Integer.class))
                .containsExactly(100, 101, 102, 103, 104, 105, 106, 107, 108, 109);
        assertThat(second.getList("items.values.residualCurrent", Integer.class))
                .containsExactly(110, 111, 112, 113, 114, 115, 116, 117);
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void bucketsHavePagesToo() {
        JsonPath first = json("&every=1m&limit=2");
        JsonPath second = json("&every=1m&limit=2&cursor=" + first.getString("next"));

        assertThat(first.getList("items")).hasSize(2);
        assertThat(second.getList("items.at", String.class))
                .containsExactly(hour.plusSeconds(180).toString());
    }

    @Test
    void ndjsonIsOneReadingALine() {
        List<String> lines = lines("application/x-ndjson", "");

        assertThat(lines).hasSize(18);
        assertThat(JsonPath.from(lines.get(1)).getString("at"))
                .isEqualTo(hour.plusSeconds(10).toString());
        assertThat(JsonPath.from(lines.get(1)).getInt("values.residualCurrent")).isEqualTo(101);
    }

    @Test
    void csvIsATableThatNoSpreadsheetTakesForAFormula() {
        List<String> lines = lines("text/csv", "&metrics=residualCurrent,temperature1,activePower");

        assertThat(lines.getFirst())
                .isEqualTo(
                        "at,receivedAt,timeQuality,residualCurrent,temperature1,activePower,extra");
        assertThat(lines.get(1)).startsWith(hour + ",").endsWith(",device,100,20.0,-5,");
        assertThat(lines.get(2)).endsWith(",device,101,,-5,\"{\"\"=cmd\"\": 1.0}\"");
        assertThat(CsvSamples.text("=1+1")).isEqualTo("\"'=1+1\"");
    }

    @Test
    void csvOfBucketsHasAColumnForEachFigure() {
        List<String> lines = lines("text/csv", "&every=1m&metrics=temperature1");

        assertThat(lines)
                .containsExactly(
                        "at,temperature1.min,temperature1.max,temperature1.mean,temperature1.count",
                        hour + ",20.0,20.4,20.200,3",
                        hour.plusSeconds(60) + ",20.6,21.0,20.800,3",
                        hour.plusSeconds(180) + ",21.2,21.6,21.400,3");
    }

    @Test
    void withoutASpanItIsTheLastDay() {
        fleet.get("/api/v1/circuits/" + circuit + "/readings")
                .statusCode(200)
                .body("items", hasSize(18));
        fleet.get("/api/v1/circuits/" + circuit + "/readings?to=" + hour).body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "every=2m, every '2m' is not one of raw",
        "metrics=voltage, metric 'voltage' is not in the catalogue",
        "from=yesterday, from 'yesterday' is not a time",
        "limit=0, limit 0 is not in 1..100000",
        "cursor=nonsense, cursor",
        "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, is not before"
    })
    void aWrongQuestionIsNamed(String query, String detail) {
        fleet.get("/api/v1/circuits/" + circuit + "/readings?" + query)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
    }

    @Test
    void anotherMediaTypeIsRefused() {
        Fleet.as(Tokens.provider(Owners.PROVIDER_A))
                .accept("application/xml")
                .get("/api/v1/circuits/" + circuit + "/readings")
                .then()
                .statusCode(406);
    }

    @Test
    void aForeignCircuitIsNotThere() {
        for (String token :
                List.of(
                        Tokens.provider(Owners.PROVIDER_B),
                        Tokens.regulator(Owners.XIHU),
                        Tokens.enterprise(Owners.ENTERPRISE_B1))) {
            Fleet.of(token)
                    .get("/api/v1/circuits/" + circuit + "/readings")
                    .statusCode(404)
                    .contentType("application/problem+json");
            Fleet.as(token)
                    .accept("text/csv")
                    .get("/api/v1/circuits/" + circuit + "/readings")
                    .then()
                    .statusCode(404);
            Fleet.of(token)
                    .get("/api/v1/readings/latest?device=" + device)
                    .body("items", hasSize(0));
        }
        Fleet.of(Tokens.regulator(Owners.HANGZHOU))
                .get("/api/v1/circuits/" + circuit + "/readings")
                .statusCode(200);
    }

    @Test
    void latestHasTheFiltersOfDevices() {
        for (String query :
                List.of(
                        "region=" + Owners.GONGSHU + "&device=" + device,
                        "provider=" + Owners.PROVIDER_A + "&device=" + device,
                        "enterprise=" + Owners.ENTERPRISE_A1 + "&device=" + device,
                        "site=" + Owners.SITE_A11 + "&device=" + device)) {
            fleet.get("/api/v1/readings/latest?count=true&" + query)
                    .body("items.circuitId", equalTo(List.of(circuit.toString())))
                    .body("count", equalTo(1));
        }
        fleet.get("/api/v1/readings/latest?site=" + Owners.SITE_A12 + "&device=" + device)
                .body("items", hasSize(0));
        String next = fleet.get("/api/v1/readings/latest?limit=1").extract().path("next");
        if (next != null) {
            fleet.get("/api/v1/readings/latest?limit=1&cursor=" + next)
                    .statusCode(200)
                    .body("items", hasSize(1));
        }
    }

    private JsonPath json(String query) {
        return get("application/json", query).extract().jsonPath();
    }

    private List<String> lines(String type, String query) {
        String body = get(type, query).contentType(containsString(type)).extract().asString();
        return body.lines().toList();
    }

    private ValidatableResponse get(String type, String query) {
        return Fleet.as(Tokens.provider(Owners.PROVIDER_A))
                .accept(type)
                .get(
                        "/api/v1/circuits/%s/readings?from=%s&to=%s%s"
                                .formatted(circuit, hour, hour.plusSeconds(3600), query))
                .then()
                .statusCode(200);
    }
}
