package io.dianan.alarm.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dianan.alarm.AlarmSuite;
import io.dianan.alarm.alarm.Alarms;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Fleet;
import io.dianan.alarm.type.AlarmType;
import io.dianan.alarm.type.Gravity;
import io.dianan.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@AlarmSuite
class AlarmDeskTest {
    private static final String DISPATCHER = Tokens.dispatcher(Fleet.PROVIDER_A);
    private static final Map<String, Object> CLOSURE =
            Map.of("cause", "moisture", "handler", "值班员", "evidence", "复测 35 mA，现场照片已存");

    @Inject Fleet fleet;
    @Inject Alarms alarms;

    @Test
    void aHundredWhoFindItAtOnceOpenOneAlarm() throws Exception {
        Device device = fleet.ofA();
        try (ExecutorService many = Executors.newFixedThreadPool(16)) {
            List<Callable<UUID>> finds =
                    IntStream.range(0, 100)
                            .mapToObj(i -> (Callable<UUID>) () -> alarms.leak(device, 600 + i))
                            .toList();
            for (var find : many.invokeAll(finds)) {
                find.get();
            }
        }

        assertThat(alarms.open(device)).hasSize(1);
        alarm(alarms.open(device).getFirst())
                .body("count", equalTo(1))
                .body("value.peak", equalTo(699))
                .body("timeline", nullValue());
        given().auth()
                .oauth2(DISPATCHER)
                .get("/api/v1/alarms/{id}/timeline", alarms.open(device).getFirst())
                .then()
                .body("items.kind", contains("raised"));
    }

    @Test
    void anAlarmIsWorkedOffStepByStepAndTheTimelineTellsIt() {
        Device device = fleet.ofA();
        UUID id = alarms.leak(device, 612);
        alarm(id)
                .body("state", equalTo("raised"))
                .body("type", equalTo("residual-current-high"))
                .body("alarmClass", equalTo("alarm"))
                .body("level", equalTo(2))
                .body("number", notNullValue())
                .body("value.unit", equalTo("mA"))
                .body("value.limit", equalTo(500))
                .body("subject.circuitName", equalTo("一层配电箱"))
                .body("owner.regionCode", equalTo("330105"));

        step(id, "acknowledgement", Map.of("note", "已电话联系")).statusCode(200);
        step(id, "verification", Map.of("verdict", "real")).statusCode(200);
        step(id, "resolution", Map.of("measures", "更换受潮插座")).statusCode(200);
        alarms.dry(device);
        step(id, "comments", Map.of("text", "明日回访")).statusCode(200);
        step(id, "closure", CLOSURE)
                .statusCode(200)
                .body("state", equalTo("closed"))
                .body("closure.cause", equalTo("moisture"))
                .body("closure.handler", equalTo("值班员"));

        given().auth()
                .oauth2(DISPATCHER)
                .get("/api/v1/alarms/{id}/timeline", id)
                .then()
                .statusCode(200)
                .body(
                        "items.kind",
                        contains(
                                "raised",
                                "acknowledged",
                                "verified",
                                "resolved",
                                "recovered",
                                "commented",
                                "closed"))
                .body("items[0].detail.value", equalTo(612))
                .body("items[1].actor", containsString("dispatcher"))
                .body("items[6].detail.evidence", containsString("35 mA"));
    }

    @Test
    void recoveryIsAFlagAndClosesNothing() {
        Device device = fleet.ofA();
        UUID id = alarms.leak(device, 612);

        alarms.dry(device);

        alarm(id).body("state", equalTo("raised")).body("recoveredAt", notNullValue());
        alarms.leak(device, 700);
        alarm(id)
                .body("recoveredAt", nullValue())
                .body("count", equalTo(2))
                .body("value.peak", equalTo(700))
                .body("value.first", equalTo(612));
    }

    @Test
    void anIllegalStepNamesTheLegalOne() {
        UUID id = alarms.leak(fleet.ofA(), 612);

        step(id, "closure", CLOSURE)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dianan:problem:illegal-step"))
                .body("detail", containsString("acknowledgement"));
        alarm(id).body("state", equalTo("raised"));
    }

    @Test
    void ofTwoWhoAcknowledgeTheSecondIsRefused() {
        UUID id = alarms.leak(fleet.ofA(), 612);

        step(id, "acknowledgement", Map.of()).statusCode(200);
        given().auth()
                .oauth2(Tokens.provider(Fleet.PROVIDER_A))
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post("/api/v1/alarms/{id}/acknowledgement", id)
                .then()
                .statusCode(409)
                .body("detail", containsString("verification"));
    }

    @Test
    void ofTwentyWhoAcknowledgeAtOnceOneWins() throws Exception {
        UUID id = alarms.leak(fleet.ofA(), 612);
        try (ExecutorService many = Executors.newFixedThreadPool(20)) {
            List<Callable<Integer>> people =
                    IntStream.range(0, 20)
                            .mapToObj(
                                    _ ->
                                            (Callable<Integer>)
                                                    () ->
                                                            step(id, "acknowledgement", Map.of())
                                                                    .extract()
                                                                    .statusCode())
                            .toList();
            List<Integer> answers =
                    many.invokeAll(people).stream().map(AlarmDeskTest::result).toList();
            assertThat(answers).containsOnlyOnce(200).filteredOn(s -> s == 409).hasSize(19);
        }
    }

    @Test
    void aFalseAlarmNeedsAReasonAndNoResolution() {
        UUID id = alarms.leak(fleet.ofA(), 612);
        step(id, "acknowledgement", Map.of()).statusCode(200);

        step(id, "verification", Map.of("verdict", "false"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"));
        step(id, "verification", Map.of("verdict", "nonsense"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/verdict"));
        step(id, "verification", Map.of("verdict", "false", "reason", "limit-too-low"))
                .statusCode(200);
        step(id, "closure", CLOSURE).statusCode(200);
    }

    @Test
    void closingNeedsCauseHandlerAndEvidence() {
        UUID id = alarms.leak(fleet.ofA(), 612);
        step(id, "acknowledgement", Map.of()).statusCode(200);
        step(id, "verification", Map.of("verdict", "test")).statusCode(200);

        step(id, "closure", Map.of("handler", " ", "evidence", "x"))
                .statusCode(422)
                .body("errors.pointer", contains("/cause", "/handler"));
        step(id, "closure", Map.of("cause", "bad-luck", "handler", "x", "evidence", "x"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/cause"));
    }

    @Test
    void aClosedAlarmIsReopenedUnlessAnotherIsOpen() {
        Device device = fleet.ofA();
        UUID id = closed(device, "real");
        step(id, "reopening", Map.of("reason", "复测仍超限"))
                .statusCode(200)
                .body("state", equalTo("reopened"))
                .body("closure", nullValue());
        step(id, "acknowledgement", Map.of()).statusCode(200);

        Device other = fleet.ofA();
        UUID old = closed(other, "real");
        alarms.leak(other, 650);
        step(old, "reopening", Map.of("reason", "x"))
                .statusCode(409)
                .body("type", equalTo("urn:dianan:problem:open-alarm-exists"));
    }

    @Test
    void whatStandsAfterItWasClosedAsCuredIsRaisedAnew() {
        Device real = fleet.ofA();
        closed(real, "real");
        alarms.stillLeaks(real, 700);
        assertThat(alarms.open(real)).hasSize(1);

        Device test = fleet.ofA();
        closed(test, "test");
        alarms.stillLeaks(test, 700);
        assertThat(alarms.open(test)).isEmpty();
    }

    @Test
    void aWarningRisesToAnAlarmAndNeverFalls() {
        Device device = fleet.ofA();
        alarms.raise(device, AlarmType.RESIDUAL_CURRENT_HIGH, Gravity.WARNING, 350);
        UUID id = alarms.open(device).getFirst();
        alarm(id).body("alarmClass", equalTo("warning")).body("level", equalTo(3));

        alarms.leak(device, 600);
        alarms.raise(device, AlarmType.RESIDUAL_CURRENT_HIGH, Gravity.WARNING, 350);

        alarm(id).body("alarmClass", equalTo("alarm")).body("level", equalTo(2));
        assertThat(alarms.open(device)).containsExactly(id);
    }

    @Test
    void twoKindsAtOnceOnACircuitAreUrgent() {
        Device device = fleet.ofA();
        UUID leak = alarms.leak(device, 612);
        alarms.raise(device, AlarmType.TEMP_HIGH, Gravity.ALARM, 600);

        alarm(leak).body("level", equalTo(1));
        assertThat(alarms.open(device)).hasSize(2);
        alarm(alarms.open(device).getLast()).body("level", equalTo(1));
    }

    @Test
    void theListIsFilteredAndPagedNewestFirst() {
        Device device = fleet.ofA();
        alarms.leak(device, 612);
        alarms.raise(device, AlarmType.TEMP_HIGH, Gravity.WARNING, 600);
        alarms.raise(device, AlarmType.OVER_VOLTAGE, Gravity.WARNING, 2600);

        ValidatableResponse first =
                given().auth()
                        .oauth2(DISPATCHER)
                        .queryParam("device", device.id().toString())
                        .queryParam("limit", 2)
                        .queryParam("count", true)
                        .get("/api/v1/alarms")
                        .then()
                        .statusCode(200)
                        .body("items.type", contains("over-voltage", "temp-high"))
                        .body("count", equalTo(3));
        given().auth()
                .oauth2(DISPATCHER)
                .queryParam("device", device.id().toString())
                .queryParam("limit", 2)
                .queryParam("cursor", first.extract().<String>path("next"))
                .get("/api/v1/alarms")
                .then()
                .body("items.type", contains("residual-current-high"))
                .body("next", nullValue());
        for (Map<String, String> filter :
                List.of(
                        Map.of("level", "2"),
                        Map.of("type", "residual-current-high"),
                        Map.of("level", "2,1", "state", "raised,acknowledged"))) {
            given().auth()
                    .oauth2(DISPATCHER)
                    .queryParam("device", device.id().toString())
                    .queryParams(filter)
                    .get("/api/v1/alarms")
                    .then()
                    .body("items", hasSize(1))
                    .body("items[0].type", equalTo("residual-current-high"));
        }
        for (Map<String, String> wrong :
                List.of(
                        Map.of("state", "sleeping"),
                        Map.of("level", "9"),
                        Map.of("from", "yesterday"),
                        Map.of("region", "杭州"),
                        Map.of("sort", "id;drop table alarm"),
                        Map.of("cursor", "xx"),
                        Map.of("type", "X"))) {
            given().auth()
                    .oauth2(DISPATCHER)
                    .queryParams(wrong)
                    .get("/api/v1/alarms")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void theCustomerOfAProviderDoesAllButTheEnd() {
        UUID id = alarms.leak(fleet.ofA(), 612);
        String enterprise = Tokens.enterprise(Fleet.ENTERPRISE_A1);
        step(enterprise, id, "acknowledgement", Map.of()).statusCode(200);
        step(enterprise, id, "verification", Map.of("verdict", "test")).statusCode(200);

        step(enterprise, id, "closure", CLOSURE).statusCode(403);

        UUID unserved = alarms.leak(fleet.device(null, Fleet.ENTERPRISE_A1, Fleet.GONGSHU), 612);
        step(enterprise, unserved, "acknowledgement", Map.of()).statusCode(200);
        step(enterprise, unserved, "verification", Map.of("verdict", "test")).statusCode(200);
        step(enterprise, unserved, "closure", CLOSURE).statusCode(200);
    }

    private UUID closed(Device device, String verdict) {
        UUID id = alarms.leak(device, 612);
        step(id, "acknowledgement", Map.of()).statusCode(200);
        step(id, "verification", Map.of("verdict", verdict)).statusCode(200);
        if (verdict.equals("real")) {
            step(id, "resolution", Map.of("measures", "x")).statusCode(200);
        }
        step(id, "closure", CLOSURE).statusCode(200);
        return id;
    }

    private static ValidatableResponse alarm(UUID id) {
        return given().auth()
                .oauth2(DISPATCHER)
                .get("/api/v1/alarms/{id}", id)
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
    }

    private static ValidatableResponse step(UUID id, String step, Map<String, Object> body) {
        return step(DISPATCHER, id, step, body);
    }

    private static ValidatableResponse step(
            String token, UUID id, String step, Map<String, ?> body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/alarms/{id}/" + step, id)
                .then();
    }

    private static <T> T result(Future<T> done) {
        try {
            return done.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
