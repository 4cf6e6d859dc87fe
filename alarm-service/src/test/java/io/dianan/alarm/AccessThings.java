package io.dianan.alarm;

import static io.restassured.RestAssured.given;

import io.dianan.alarm.alarm.Alarms;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Fleet;
import io.dianan.testkit.Tokens;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/**
 * What the callers try on.
 *
 * @param device with the circuit; never seen
 * @param circuit of provider A, at enterprise A1 in Gongshu, with the alarm, which is raised, and
 *     the rule, version 1
 * @param spare another circuit of the same owners, with nothing on it
 * @param floor of a street in Gongshu, version 1
 */
record AccessThings(UUID device, UUID circuit, UUID alarm, UUID rule, UUID spare, UUID floor) {
    private static final String STREET = Fleet.GONGSHU + "001";
    private static final String FLOORS = "/api/v1/rule-floors";

    static AccessThings fresh(Fleet fleet, Alarms alarms) {
        Device device = fleet.ofA();
        UUID circuit = device.circuits().getFirst().id();
        UUID alarm = alarms.leak(device, 612);
        UUID rule = made("/api/v1/alarm-rules", Tokens.provider(Fleet.PROVIDER_A), rule(circuit));
        UUID spare = fleet.ofA().circuits().getFirst().id();
        return new AccessThings(device.id(), circuit, alarm, rule, spare, floorOf(STREET));
    }

    static Map<String, Object> rule(UUID circuit) {
        return Map.of(
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
                350);
    }

    /** Of a street in which no test has a device. */
    static Map<String, Object> floor(String region) {
        return Map.of(
                "regionCode", region,
                "type", "over-current",
                "unit", "%",
                "limitMin", 30,
                "limitMax", 110,
                "warn", 80,
                "alarm", 100);
    }

    static Map<String, Object> streetFloor() {
        return floor(STREET);
    }

    static Map<String, Object> nextStreetFloor() {
        return floor(Fleet.GONGSHU + "002");
    }

    /** Takes away what the last caller has left, and makes it anew. */
    private static UUID floorOf(String region) {
        Response there =
                given().auth().oauth2(lead()).queryParam("type", "over-current").get(FLOORS);
        there.jsonPath().getList("items.findAll { it.regionCode != null }.id").stream()
                .map(Object::toString)
                .forEach(AccessThings::remove);
        return made(FLOORS, lead(), floor(region));
    }

    private static void remove(String id) {
        Response floor = given().auth().oauth2(lead()).get(FLOORS + "/" + id);
        given().auth()
                .oauth2(lead())
                .header("If-Match", floor.header("ETag"))
                .delete(FLOORS + "/" + id)
                .then()
                .statusCode(204);
    }

    private static UUID made(String path, String token, Map<String, Object> body) {
        return UUID.fromString(
                given().auth()
                        .oauth2(token)
                        .contentType("application/json")
                        .body(body)
                        .post(path)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    private static String lead() {
        return Tokens.regulator(Fleet.GONGSHU, "regulator-lead");
    }
}
