package io.dianan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One leak from the device's message to the closed alarm, as the people concerned see it. */
@Order(2)
class WayOfAnAlarmIT {
    private static RunningSuite suite;
    private static Api admin;
    private static Api dispatcher;
    private static Api.Device device;
    private static String alarm = "";

    @BeforeAll
    static void start() {
        suite = RunningSuite.get();
        admin = Api.as(suite, "provider-a-admin");
        dispatcher = Api.as(suite, "provider-a-dispatcher");
        device =
                admin.device(
                        "E2E-ALARM-1",
                        Map.of(
                                "vendor", "E2E",
                                "name", "Alarm",
                                "protocol", "mqtt",
                                "reportIntervalSeconds", 60,
                                "mapping", List.of()));
    }

    @Test
    @Order(1)
    void readingsOverTheLimitBecomeOneAlarmOnTheDispatchersDesk() throws Exception {
        measure(620);

        JsonPath seen = awaitAlarm("items.size() == 1");

        alarm = seen.getString("items[0].id");
        assertThat(seen.getString("items[0].type")).isEqualTo("residual-current-high");
        assertThat(seen.getString("items[0].alarmClass")).isEqualTo("alarm");
        assertThat(seen.getInt("items[0].level")).isEqualTo(2);
        assertThat(seen.getString("items[0].state")).isEqualTo("raised");
        assertThat(seen.getString("items[0].subject.circuitId")).isEqualTo(device.circuit());
        assertThat(seen.getInt("items[0].value.limit")).isEqualTo(500);
        assertThat(seen.getInt("items[0].value.peak")).isEqualTo(620);
        assertThat(seen.getString("items[0].owner.providerName")).isEqualTo("示范服务商甲");
        assertThat(seen.getString("items[0].owner.enterpriseName")).isEqualTo("示范企业甲一");
        assertThat(seen.getString("items[0].recoveredAt")).isNull();
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(
            strings = {
                "provider-a-admin",
                "provider-a-technician",
                "enterprise-a1-admin",
                "enterprise-a1-viewer",
                "regulator-gongshu",
                "regulator-hangzhou",
                "regulator-province"
            })
    void itIsSeenByTheEnterpriseItsProviderAndTheRegulatorsAbove(String person) {
        Api api = Api.as(suite, person);

        assertThat(api.request().get("/alarms/" + alarm).statusCode()).isEqualTo(200);
        assertThat(api.request().get("/alarms/" + alarm + "/timeline").statusCode()).isEqualTo(200);
        assertThat(api.request().get("/alarms?limit=200").asString()).contains(alarm);
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(
            strings = {
                "provider-b-admin",
                "provider-b-dispatcher",
                "enterprise-b1-admin",
                "regulator-xihu",
                "regulator-ningbo"
            })
    void competitorsAndNeighboursDoNotLearnThatItExists(String person) {
        Api api = Api.as(suite, person);

        assertThat(api.request().get("/alarms/" + alarm).statusCode()).isEqualTo(404);
        assertThat(api.request().get("/alarms/" + alarm + "/timeline").statusCode()).isEqualTo(404);
        assertThat(api.request().get("/alarms?limit=200").asString()).doesNotContain(alarm);
    }

    @Test
    @Order(3)
    void aRegulatorLooksAndACompetitorCannotEvenTry() {
        assertThat(step(Api.as(suite, "regulator-gongshu"), "acknowledgement", "{}").statusCode())
                .isEqualTo(403);
        assertThat(
                        step(Api.as(suite, "provider-b-dispatcher"), "acknowledgement", "{}")
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Order(4)
    void aStepOutOfTurnIsRefusedAndNamesTheLegalOnes() {
        Response refused = step(dispatcher, "resolution", "{\"measures\":\"none yet\"}");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("type"))
                .isEqualTo("urn:dianan:problem:illegal-step");
        assertThat(refused.jsonPath().getString("detail"))
                .isEqualTo("an alarm that is raised allows acknowledgement, not resolution");
    }

    @Test
    @Order(5)
    void ofTwoWhoAcknowledgeAtOnceOneAnswersForItAndTheOtherIsTold() throws Exception {
        CountDownLatch together = new CountDownLatch(2);
        List<CompletableFuture<Response>> answers =
                List.of(dispatcher, admin).stream()
                        .map(who -> CompletableFuture.supplyAsync(() -> acknowledge(who, together)))
                        .toList();

        List<Response> both = List.of(answers.get(0).get(), answers.get(1).get());

        assertThat(both).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        Response refused = both.get(both.get(0).statusCode() == 409 ? 0 : 1);
        assertThat(refused.jsonPath().getString("detail"))
                .isEqualTo(
                        "an alarm that is acknowledged allows verification, not acknowledgement");
        assertThat(kinds()).containsOnlyOnce("acknowledged");
    }

    @Test
    @Order(6)
    void theValueGoesBackAndTheAlarmTellsItWithoutClosing() throws Exception {
        measure(90);

        JsonPath seen = awaitAlarm("items[0].recoveredAt != null");

        assertThat(seen.getString("items[0].state")).isEqualTo("acknowledged");
        assertThat(seen.getInt("items[0].value.last")).isEqualTo(90);
        assertThat(seen.getInt("items[0].value.peak")).isEqualTo(620);
        assertThat(kinds()).containsSubsequence("raised", "acknowledged", "recovered");
    }

    @Test
    @Order(7)
    void itEndsWithCauseHandlerAndEvidence() {
        String closure =
                "{\"cause\":\"moisture\",\"handler\":\"E2E\",\"evidence\":\"90 mA after drying\"}";
        assertThat(step(dispatcher, "verification", "{\"verdict\":\"real\"}").statusCode())
                .isEqualTo(200);
        assertThat(step(dispatcher, "resolution", "{\"measures\":\"dried\"}").statusCode())
                .isEqualTo(200);
        assertThat(step(dispatcher, "closure", "{\"cause\":\"moisture\"}").statusCode())
                .as("without handler and evidence")
                .isEqualTo(422);
        assertThat(step(Api.as(suite, "enterprise-a1-admin"), "closure", closure).statusCode())
                .as("the provider's to close")
                .isEqualTo(403);

        Response closed = step(dispatcher, "closure", closure);

        assertThat(closed.statusCode()).isEqualTo(200);
        assertThat(closed.jsonPath().getString("state")).isEqualTo("closed");
        assertThat(closed.jsonPath().getString("verdict")).isEqualTo("real");
        assertThat(closed.jsonPath().getString("closure.cause")).isEqualTo("moisture");
        assertThat(step(dispatcher, "closure", closure).jsonPath().getString("detail"))
                .isEqualTo("an alarm that is closed allows reopening, not closure");
        JsonPath all = admin.request().get("/alarms?device=" + device.id()).jsonPath();
        assertThat(all.getList("items")).as("one leak, one alarm").hasSize(1);
    }

    /** Seven readings, a second apart, the newest now. */
    private static void measure(int milliamperes) throws Exception {
        long now = Instant.now().toEpochMilli();
        String readings =
                IntStream.rangeClosed(0, 6)
                        .mapToObj(
                                i ->
                                        "{\"ts\":%d,\"values\":{\"residualCurrent\":%d}}"
                                                .formatted(now - (6 - i) * 1_000L, milliamperes))
                        .collect(Collectors.joining(",", "[", "]"));
        new Mosquitto(suite).publish(device.token(), "dianan/v1/readings", readings);
    }

    private static JsonPath awaitAlarm(String condition) {
        return Awaitility.await("alarm of " + device.id() + ": " + condition)
                .atMost(20, TimeUnit.SECONDS)
                .until(
                        () -> dispatcher.request().get("/alarms?device=" + device.id()).jsonPath(),
                        answer -> answer.getBoolean(condition));
    }

    private static Response acknowledge(Api who, CountDownLatch together) {
        who.request().get("/alarms/" + alarm).then().statusCode(200);
        together.countDown();
        try {
            together.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return step(who, "acknowledgement", "{\"note\":\"mine\"}");
    }

    private static List<String> kinds() {
        return dispatcher
                .request()
                .get("/alarms/" + alarm + "/timeline")
                .jsonPath()
                .getList("items.kind");
    }

    private static Response step(Api who, String step, String body) {
        return who.request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/alarms/" + alarm + "/" + step);
    }
}
