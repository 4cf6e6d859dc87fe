package io.dianan.alarm.rulebook;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.dianan.alarm.AlarmSuite;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Fleet;
import io.dianan.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@AlarmSuite
class RuleDoorTest {
    private static final String PROVIDER = Tokens.provider(Fleet.PROVIDER_A);

    @Inject Fleet fleet;

    @Test
    void theNationsDefaultsHoldUntilSomebodySetsARule() {
        Device device = fleet.ofA();
        effective(device)
                .body(
                        "items.type",
                        contains(
                                "residual-current-high",
                                "temp-high",
                                "over-current",
                                "over-voltage",
                                "under-voltage"))
                .body("items[0].level", equalTo("nation"))
                .body("items[0].limits.warn", equalTo(300))
                .body("items[0].limits.alarm", equalTo(500))
                .body("items[0].why", containsString("nobody set a rule"));

        post("/api/v1/alarm-rules", PROVIDER, circuitRule(device, Map.of())).statusCode(201);

        effective(device)
                .body("items[0].level", equalTo("circuit"))
                .body("items[0].limits.warn", equalTo(200))
                .body("items[0].limits.alarm", equalTo(350))
                .body("items[0].limits.hysteresis", equalTo(17.5f))
                .body("items[0].why", containsString("rule of its own"))
                .body("items[0].others.level", contains("nation"));
    }

    @ParameterizedTest(name = "{0} = {1} is refused at {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            unit            |       | /unit            | unit
            unit            | A     | /unit            | are in mA
            alarm           | 15    | /alarm           | under the 20
            alarm           | 501   | /alarm           | above the 500
            warn            | 10    | /warn            | under the 20
            warn            | 400   | /warn            | before the alarm
            warn            | -1    | /warn            | greater
            alarm           |       | /alarm           | null
            hysteresis      | 350   | /hysteresis      | below the limit
            durationSeconds | 4000  | /durationSeconds | 3600
            type            | smoke | /type            | is not one of
            level           | city  | /level           | is not one of
            modelId         | 01900000-0000-7000-8000-00000000d001 | /modelId | does not name
            circuitId       |       | /circuitId       | says which one
            circuitId       | 01900000-0000-7000-8000-00000000ffff | /circuitId | no circuit
            colour          | red   | /colour          | unknown
            """)
    void aWrongRuleIsNamedByItsPointer(String field, String value, String pointer, String detail) {
        Map<String, Object> body = circuitRule(fleet.ofA(), Map.of());
        if (value == null) {
            body.remove(field);
        } else {
            body.put(field, value.matches("-?\\d{1,6}") ? Integer.valueOf(value) : value);
        }

        post("/api/v1/alarm-rules", PROVIDER, body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].detail", containsString(detail));
    }

    @Test
    void aRuleOfAForeignCircuitIsRefusedAsUnknown() {
        post("/api/v1/alarm-rules", PROVIDER, circuitRule(fleet.ofB(), Map.of()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/circuitId"));
    }

    @Test
    void aRuleIsChangedOnlyByWhoHasSeenItAndRemovedBackToTheDefault() {
        Device device = fleet.ofA();
        ValidatableResponse made =
                post("/api/v1/alarm-rules", PROVIDER, circuitRule(device, Map.of()))
                        .statusCode(201)
                        .header("ETag", equalTo("\"1\""));
        String path = made.extract().header("Location").replaceFirst("^https?://[^/]+", "");
        Map<String, Object> other = circuitRule(device, Map.of("alarm", 300));

        given().auth()
                .oauth2(PROVIDER)
                .contentType(ContentType.JSON)
                .body(other)
                .put(path)
                .then()
                .statusCode(428);
        put(path, PROVIDER, "\"7\"", other).statusCode(412);
        put(path, PROVIDER, "\"1\"", other).statusCode(200).header("ETag", equalTo("\"2\""));
        effective(device).body("items[0].limits.alarm", equalTo(300));
        post("/api/v1/alarm-rules", PROVIDER, circuitRule(device, Map.of()))
                .statusCode(409)
                .body("type", equalTo("urn:dianan:problem:rule-exists"));
        put(path, Tokens.provider(Fleet.PROVIDER_B), "\"2\"", other).statusCode(404);

        given().auth()
                .oauth2(PROVIDER)
                .header("If-Match", "\"2\"")
                .delete(path)
                .then()
                .statusCode(204);
        effective(device).body("items[0].level", equalTo("nation"));
    }

    @Test
    void aDisabledRuleDoesNotHold() {
        Device device = fleet.ofA();
        post("/api/v1/alarm-rules", PROVIDER, circuitRule(device, Map.of("enabled", false)))
                .statusCode(201);

        effective(device).body("items[0].level", equalTo("nation"));
    }

    @Test
    void aModelsRuleIsThePlatformsAndHoldsForItsCircuits() {
        Device device = fleet.ofA();
        Map<String, Object> rule =
                new HashMap<>(
                        Map.of(
                                "level",
                                "model",
                                "modelId",
                                Fleet.MODEL,
                                "type",
                                "temp-high",
                                "unit",
                                "°C",
                                "warn",
                                55,
                                "alarm",
                                65));
        post("/api/v1/alarm-rules", PROVIDER, rule).statusCode(403);
        String path =
                post("/api/v1/alarm-rules", Tokens.systemAdmin(), rule)
                        .statusCode(201)
                        .extract()
                        .header("Location")
                        .replaceFirst("^https?://[^/]+", "");

        effective(device)
                .body("items[1].level", equalTo("model"))
                .body("items[1].limits.alarm", equalTo(65));
        given().auth().oauth2(Tokens.provider(Fleet.PROVIDER_B)).get(path).then().statusCode(200);
        given().auth()
                .oauth2(Tokens.systemAdmin())
                .header("If-Match", "\"1\"")
                .delete(path)
                .then()
                .statusCode(204);
    }

    @Test
    void aRegionsFloorHoldsForItsCountiesAndBindsWhatWasSetBefore() {
        Device device = fleet.device(Fleet.PROVIDER_A, Fleet.ENTERPRISE_A1, "331102");
        post("/api/v1/alarm-rules", PROVIDER, circuitRule(device, Map.of())).statusCode(201);
        String lead = Tokens.regulator("331100", "regulator-lead");
        Map<String, Object> floor = floor("331100", Map.of());

        String path =
                post("/api/v1/rule-floors", lead, floor)
                        .statusCode(201)
                        .extract()
                        .header("Location")
                        .replaceFirst("^https?://[^/]+", "");
        effective(device)
                .body("items[0].level", equalTo("circuit"))
                .body("items[0].limits.alarm", equalTo(250))
                .body("items[0].why", containsString("brought within"))
                .body("items[0].bound.limitMax", equalTo(250));
        given().auth()
                .oauth2(PROVIDER)
                .queryParam("region", "331102")
                .queryParam("type", "residual-current-high")
                .get("/api/v1/rule-floors")
                .then()
                .statusCode(200)
                .body("items.regionCode", hasItems(nullValue(), equalTo("331100")));

        post("/api/v1/rule-floors", lead, floor).statusCode(409);
        put(path, Tokens.regulator("331000", "regulator-lead"), "\"1\"", floor).statusCode(403);
        post("/api/v1/rule-floors", Tokens.regulator("331100"), floor).statusCode(403);
        put(path, lead, "\"1\"", floor("331100", Map.of("limitMax", 300))).statusCode(200);
        effective(device).body("items[0].limits.alarm", equalTo(300));
        given().auth().oauth2(lead).header("If-Match", "\"2\"").delete(path).then().statusCode(204);
        effective(device).body("items[0].limits.alarm", equalTo(350));
    }

    @Test
    void aFloorLiesWithinTheFloorAboveAndInTheCallersRegion() {
        String lead = Tokens.regulator("331100", "regulator-lead");
        post("/api/v1/rule-floors", lead, floor("331121", Map.of("limitMax", 600)))
                .statusCode(422)
                .body("type", equalTo("urn:dianan:problem:floor-outside-floor"))
                .body("errors.pointer", hasItem("/limitMax"));
        post("/api/v1/rule-floors", lead, floor("330105", Map.of()))
                .statusCode(422)
                .body("errors.pointer", hasItem("/regionCode"));
        post("/api/v1/rule-floors", lead, floor("331121", Map.of("alarm", 400)))
                .statusCode(422)
                .body("errors.pointer", hasItem("/alarm"));
    }

    @Test
    void theRulesOfAForeignCircuitAreNotShown() {
        Device device = fleet.ofB();
        for (String token : List.of(PROVIDER, Tokens.regulator("330105"))) {
            given().auth()
                    .oauth2(token)
                    .queryParam("circuit", device.circuits().getFirst().id().toString())
                    .get("/api/v1/effective-rules")
                    .then()
                    .statusCode(404);
        }
        given().auth().oauth2(PROVIDER).get("/api/v1/effective-rules").then().statusCode(400);
    }

    private static Map<String, Object> circuitRule(Device device, Map<String, Object> other) {
        UUID circuit = device.circuits().getFirst().id();
        Map<String, Object> body =
                new HashMap<>(
                        Map.of(
                                "level",
                                "circuit",
                                "circuitId",
                                circuit,
                                "type",
                                "residual-current-high",
                                "unit",
                                "mA",
                                "warn",
                                200,
                                "alarm",
                                350));
        body.putAll(other);
        return body;
    }

    private static Map<String, Object> floor(String region, Map<String, Object> other) {
        Map<String, Object> body =
                new HashMap<>(
                        Map.of(
                                "regionCode", region,
                                "type", "residual-current-high",
                                "unit", "mA",
                                "limitMin", 30,
                                "limitMax", 250,
                                "warn", 100,
                                "alarm", 200));
        body.putAll(other);
        return body;
    }

    private static ValidatableResponse effective(Device device) {
        return given().auth()
                .oauth2(PROVIDER)
                .queryParam("circuit", device.circuits().getFirst().id().toString())
                .get("/api/v1/effective-rules")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse post(String path, String token, Map<String, Object> body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse put(
            String path, String token, String ifMatch, Map<String, Object> body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body(body)
                .put(path)
                .then();
    }
}
