package io.dianan.device.circuit;

import static io.dianan.device.Fleet.CIRCUITS;
import static io.dianan.device.Fleet.DEVICES;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dianan.device.DeviceSuite;
import io.dianan.device.Fleet;
import io.dianan.device.Owners;
import io.dianan.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DeviceSuite
class CircuitResourceTest {
    private final Fleet a = Fleet.of(Tokens.provider(Owners.PROVIDER_A));
    private final Fleet b = Fleet.of(Tokens.provider(Owners.PROVIDER_B));

    @Test
    void circuitBelongsToTheOwnerOfItsDevice() {
        UUID device = a.device(Owners.SITE_A11);

        String location =
                a.post(CIRCUITS, Fleet.circuitBody(device, 3))
                        .statusCode(201)
                        .header("ETag", "\"1\"")
                        .extract()
                        .header("Location");

        a.get(location)
                .statusCode(200)
                .body("deviceId", equalTo(device.toString()))
                .body("channel", equalTo(3))
                .body("name", equalTo("总进线"))
                .body("ratedCurrentAmperes", equalTo(63.00f))
                .body("phases", equalTo(3))
                .body("loadClass", equalTo("general"))
                .body("validFrom", notNullValue())
                .body("validTo", nullValue())
                .body("enterpriseId", equalTo(Owners.ENTERPRISE_A1.toString()))
                .body("regionCode", equalTo(Owners.GONGSHU));
    }

    @ParameterizedTest
    @CsvSource({
        "deviceId, 01900000-0000-7000-8000-0000000000ff",
        "channel, 0",
        "channel, 33",
        "phases, 2",
        "loadClass, lighting",
        "ratedCurrentAmperes, 0.001",
        "name, ''",
        "validTo, 2026-01-01T00:00:00Z"
    })
    void wrongFieldIsPointedAt(String field, String value) {
        Map<String, Object> body = new HashMap<>(Fleet.circuitBody(a.device(Owners.SITE_A11), 1));
        body.put(field, value.matches("[0-9.]+") ? Double.valueOf(value) : value);
        if (value.matches("[0-9]+")) {
            body.put(field, Integer.valueOf(value));
        }

        a.post(CIRCUITS, body)
                .statusCode(422)
                .body("errors.pointer.unique()", contains("/" + field));
    }

    @Test
    void channelHasOneCircuitAtATime() {
        UUID device = a.device(Owners.SITE_A11);
        a.circuit(device, 1);

        a.post(CIRCUITS, Fleet.circuitBody(device, 1))
                .statusCode(409)
                .body("type", equalTo("urn:dianan:problem:double-channel"))
                .body("errors.pointer", contains("/channel"));
        a.post(CIRCUITS, Fleet.circuitBody(device, 2)).statusCode(201);
    }

    @Test
    void foreignDeviceIsAsUnknownAsNone() {
        b.post(CIRCUITS, Fleet.circuitBody(a.device(Owners.SITE_A11), 1))
                .statusCode(422)
                .body("errors.pointer", contains("/deviceId"));
    }

    @Test
    void changeKeepsDeviceAndChannelAndGrowsBothVersions() {
        UUID device = a.device(Owners.SITE_A11);
        String path = CIRCUITS + "/" + a.circuit(device, 1);
        Map<String, Object> body = new HashMap<>(Fleet.circuitBody(device, 1));
        body.put("name", "照明");
        body.put("loadClass", "fire");

        a.with(body).put(path).then().statusCode(428);
        a.put(path, "\"2\"", body).statusCode(412);
        a.put(path, "\"1\"", Fleet.circuitBody(device, 2))
                .statusCode(422)
                .body("errors.pointer", contains("/channel"));
        a.put(path, "\"1\"", body)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("照明"))
                .body("loadClass", equalTo("fire"));
        a.get(DEVICES + "/" + device).header("ETag", "\"3\"");
    }

    @Test
    void pagesAndFiltersGoOn() {
        UUID device = a.device(Owners.SITE_A11);
        String first = a.circuit(device, 1).toString();
        String second = a.circuit(device, 2).toString();
        String third = a.circuit(device, 3).toString();
        String list = CIRCUITS + "?limit=2&device=" + device;

        String next =
                a.get(list + "&count=true")
                        .body("items.id", contains(first, second))
                        .body("count", equalTo(3))
                        .extract()
                        .path("next");
        a.get(list + "&cursor=" + next).body("items.id", contains(third));
        a.get(list + "&sort=-createdAt").body("items.id", contains(third, second));
        a.get(list + "&site=" + Owners.SITE_A11 + "&enterprise=" + Owners.ENTERPRISE_A1)
                .body("items.size()", equalTo(2));
        a.get(list + "&site=" + Owners.SITE_A12).body("items.size()", equalTo(0));
        a.get(list + "&region=" + Owners.XIHU).body("items.size()", equalTo(0));
        a.get(list + "&q=%E8%BF%9B").body("items.size()", equalTo(2));
    }
}
