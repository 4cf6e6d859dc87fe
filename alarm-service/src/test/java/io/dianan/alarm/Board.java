package io.dianan.alarm;

import static io.restassured.RestAssured.given;

import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Fleet;
import io.dianan.contracts.state.AlarmState;
import io.dianan.platform.json.WireJson;
import io.dianan.testkit.Tokens;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What the public door shows of a device's alarms. */
public final class Board {
    private Board() {}

    /** All but of its silence, which is another story; the oldest first. */
    public static List<AlarmState> alarms(Device device) {
        byte[] body =
                given().auth()
                        .oauth2(Tokens.auditor())
                        .queryParam("device", device.id().toString())
                        .queryParam("sort", "raisedAt")
                        .get("/api/v1/alarms")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
        try {
            return Arrays.stream(WireJson.read(body, Alarms.class).items())
                    .filter(alarm -> !alarm.type().equals("offline"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("the list of alarms is none", e);
        }
    }

    /** The only alarm there is. */
    public static AlarmState alarm(Device device) {
        List<AlarmState> alarms = alarms(device);
        if (alarms.size() != 1) {
            throw new AssertionError("not one alarm but " + alarms);
        }
        return alarms.getFirst();
    }

    /** Of an alarm that has one. */
    public static AlarmState.Value value(AlarmState alarm) {
        return Objects.requireNonNull(alarm.value());
    }

    /** Kinds of the lines, the oldest first. */
    public static List<String> timeline(UUID alarm) {
        return given().auth()
                .oauth2(Tokens.auditor())
                .get("/api/v1/alarms/{id}/timeline", alarm)
                .then()
                .statusCode(200)
                .extract()
                .path("items.kind");
    }

    /** Worked off as real, to the end. */
    public static void close(UUID alarm) {
        step(alarm, "acknowledgement", Map.of());
        step(alarm, "verification", Map.of("verdict", "real"));
        step(alarm, "resolution", Map.of("measures", "更换受潮插座"));
        step(
                alarm,
                "closure",
                Map.of("cause", "moisture", "handler", "值班员", "evidence", "复测 35 mA"));
    }

    private static void step(UUID alarm, String step, Map<String, String> body) {
        given().auth()
                .oauth2(Tokens.dispatcher(Fleet.PROVIDER_A))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/alarms/{id}/" + step, alarm)
                .then()
                .statusCode(200);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Alarms(AlarmState[] items) {}
}
