package io.dianan.device.device;

import static io.dianan.device.Fleet.DEVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
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
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DeviceSuite
class DeviceResourceTest {
    private final Fleet a = Fleet.of(Tokens.provider(Owners.PROVIDER_A));
    private final Fleet b = Fleet.of(Tokens.provider(Owners.PROVIDER_B));

    @Test
    void deviceBelongsToTheOwnerOfItsSite() {
        Map<String, Object> body = new HashMap<>(body(Owners.SITE_A11));
        body.put("imei", imei());
        body.put("iccid", "89860" + digits(15));

        String location =
                a.post(DEVICES, body)
                        .statusCode(201)
                        .header("ETag", "\"1\"")
                        .extract()
                        .header("Location");

        a.get(location)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("serialNumber", equalTo(body.get("serialNumber")))
                .body("imei", equalTo(body.get("imei")))
                .body("iccid", equalTo(body.get("iccid")))
                .body("state", equalTo("in-stock"))
                .body("siteId", equalTo(Owners.SITE_A11.toString()))
                .body("providerId", equalTo(Owners.PROVIDER_A.toString()))
                .body("enterpriseId", equalTo(Owners.ENTERPRISE_A1.toString()))
                .body("regionCode", equalTo(Owners.GONGSHU))
                .body("createdAt", notNullValue())
                .body("removedAt", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "serialNumber, abc",
        "serialNumber, a b c d",
        "serialNumber, 设备一二三",
        "imei, 490154203237519",
        "imei, 49015420323751",
        "iccid, 898600000000000000",
        "iccid, 89860000000000000x00",
        "modelId, 01900000-0000-7000-8000-0000000000ff",
        "modelId, none",
        "siteId, 01900000-0000-7000-8000-0000000000ff",
        "parentId, 01900000-0000-7000-8000-0000000000ff",
        "state, in-service",
        "providerId, 01900000-0000-7000-8000-00000000000b",
        "version, 7"
    })
    void wrongFieldIsPointedAt(String field, String value) {
        Map<String, Object> body = new HashMap<>(body(Owners.SITE_A11));
        body.put(field, value);

        a.post(DEVICES, body).statusCode(422).body("errors.pointer", contains("/" + field));
    }

    @Test
    void missingFieldsAreAllPointedAt() {
        a.post(DEVICES, Map.of())
                .statusCode(422)
                .body("errors.pointer", contains("/modelId", "/serialNumber", "/siteId"));
        a.with("").post(DEVICES).then().statusCode(422);
        a.with("{").post(DEVICES).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"serialNumber", "imei", "iccid"})
    void doubleIsNamedAndItsOwnerIsNot(String field) {
        Map<String, Object> first = new HashMap<>(body(Owners.SITE_A11));
        first.put("imei", imei());
        first.put("iccid", "89860" + digits(14));
        a.post(DEVICES, first).statusCode(201);
        Map<String, Object> second = new HashMap<>(body(Owners.SITE_B11));
        second.put(field, first.get(field));

        b.post(DEVICES, second)
                .statusCode(409)
                .body("errors.pointer", contains("/" + field))
                .body("detail", containsString((String) first.get(field)))
                .body("detail", not(containsString(Owners.PROVIDER_A.toString())));
    }

    @Test
    void foreignSiteIsAsUnknownAsNone() {
        b.post(DEVICES, body(Owners.SITE_A11))
                .statusCode(422)
                .body("errors.pointer", contains("/siteId"));
    }

    @Test
    void withoutTenantServiceNothingIsRegistered() {
        long begun = System.nanoTime();
        for (UUID site : new UUID[] {Owners.SITE_FAILING, Owners.SITE_SLOW}) {
            Map<String, Object> body = body(site);

            a.post(DEVICES, body)
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .contentType("application/problem+json");

            a.get(DEVICES + "?q=" + body.get("serialNumber")).body("items", emptyIterable());
        }
        long seconds = (System.nanoTime() - begun) / 1_000_000_000;
        assertThat(seconds).as("seconds that a slow tenant-service held callers").isLessThan(10);
    }

    @Test
    void lifeGoesFromStockToRemovalByLegalStepsOnly() {
        String path = DEVICES + "/" + a.device(Owners.SITE_A11);
        Fleet technician = Fleet.of(Tokens.technician(Owners.PROVIDER_A));

        a.post(path + "/suspension")
                .statusCode(409)
                .body("type", equalTo("urn:dianan:problem:illegal-step"))
                .body("detail", containsString("legal: installation, removal"));
        technician
                .post(path + "/installation")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("installed"));
        technician.post(path + "/commissioning").body("state", equalTo("in-service"));
        a.post(path + "/suspension").body("state", equalTo("suspended"));
        a.post(path + "/commissioning").body("state", equalTo("in-service"));
        a.post(path + "/removal")
                .statusCode(200)
                .body("state", equalTo("removed"))
                .body("removedAt", notNullValue());
        a.post(path + "/commissioning").statusCode(409);
        a.get(path).header("ETag", "\"6\"").body("state", equalTo("removed"));
    }

    @Test
    void removalEndsCircuitsAndCutsCredentials() {
        UUID device = a.device(Owners.SITE_A11);
        UUID circuit = a.circuit(device, 1);
        a.credential(device);
        String path = DEVICES + "/" + device;

        a.post(path + "/removal").statusCode(200);

        a.get(Fleet.CIRCUITS + "/" + circuit)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("validTo", notNullValue());
        a.get(path + "/credentials").body("items", emptyIterable());
        a.post(path + "/credentials", Map.of("kind", "access-token")).statusCode(409);
        a.post(Fleet.CIRCUITS, Fleet.circuitBody(device, 2)).statusCode(409);
        String etag = a.get(path).extract().header("ETag");
        a.put(path, etag, body(Owners.SITE_A11)).statusCode(409);
    }

    @Test
    void changeNeedsTheVersionThatWasRead() {
        String path = DEVICES + "/" + a.device(Owners.SITE_A11);
        Map<String, Object> body = body(Owners.SITE_A11);

        a.with(body).put(path).then().statusCode(428);
        a.put(path, "\"9\"", body).statusCode(412);
        a.put(path, "\"1\"", body)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("serialNumber", equalTo(body.get("serialNumber")))
                .body("state", equalTo("in-stock"));
        a.put(path, "\"1\"", body).statusCode(412);
    }

    @Test
    void deviceWithCircuitsMovesOnlyWithinItsEnterprise() {
        UUID device = a.device(Owners.SITE_A11);
        UUID circuit = a.circuit(device, 1);
        String path = DEVICES + "/" + device;

        a.put(path, "\"2\"", body(Owners.SITE_A21))
                .statusCode(409)
                .body("errors.pointer", contains("/siteId"));
        a.put(path, "\"2\"", body(Owners.SITE_A12))
                .statusCode(200)
                .body("regionCode", equalTo(Owners.XIHU));

        a.get(Fleet.CIRCUITS + "/" + circuit).body("regionCode", equalTo(Owners.XIHU));
        Fleet.of(Tokens.regulator(Owners.GONGSHU)).get(path).statusCode(404);
        Fleet.of(Tokens.regulator(Owners.XIHU)).get(path).statusCode(200);
    }

    @Test
    void parentIsOfTheSameProviderAndHasNoParentItself() {
        UUID parent = a.device(Owners.SITE_A11);
        Map<String, Object> child = new HashMap<>(body(Owners.SITE_A21));
        child.put("parentId", parent);
        UUID childId = UUID.fromString(a.post(DEVICES, child).statusCode(201).extract().path("id"));
        Map<String, Object> grandchild = new HashMap<>(body(Owners.SITE_A21));
        grandchild.put("parentId", childId);
        Map<String, Object> foreign = new HashMap<>(body(Owners.SITE_B11));
        foreign.put("parentId", parent);
        Map<String, Object> ring = new HashMap<>(body(Owners.SITE_A11));
        ring.put("parentId", a.device(Owners.SITE_A11));

        a.post(DEVICES, grandchild).statusCode(422).body("errors.pointer", contains("/parentId"));
        b.post(DEVICES, foreign).statusCode(422).body("errors.pointer", contains("/parentId"));
        a.put(DEVICES + "/" + parent, "\"1\"", ring)
                .statusCode(422)
                .body("errors.pointer", contains("/parentId"));
    }

    @Test
    void pagesGoOnInEveryOrder() {
        UUID model = a.model();
        for (String tail : new String[] {"c", "a", "b"}) {
            Map<String, Object> body = new HashMap<>(Fleet.deviceBody(model, Owners.SITE_A11));
            body.put("serialNumber", model + "-" + tail);
            a.post(DEVICES, body).statusCode(201);
        }

        pages(model, "createdAt", "c", "a", "b");
        pages(model, "-createdAt", "b", "a", "c");
        pages(model, "serialNumber", "a", "b", "c");
        pages(model, "-serialNumber", "c", "b", "a");
    }

    private void pages(UUID model, String sort, String first, String second, String third) {
        String list = DEVICES + "?limit=2&model=" + model + "&sort=" + sort;
        String next =
                a.get(list + "&count=true")
                        .statusCode(200)
                        .body(
                                "items.serialNumber",
                                contains(model + "-" + first, model + "-" + second))
                        .body("count", equalTo(3))
                        .extract()
                        .path("next");
        a.get(list + "&cursor=" + next)
                .statusCode(200)
                .body("items.serialNumber", contains(model + "-" + third))
                .body("next", nullValue())
                .body("count", nullValue());
    }

    @Test
    void filtersNarrowTheList() {
        UUID model = a.model();
        UUID first = register(model, Owners.SITE_A11);
        UUID second = register(model, Owners.SITE_A21);
        UUID third = register(model, Owners.SITE_A12);
        a.post(DEVICES + "/" + third + "/installation").statusCode(200);

        filtered(model, "", first, second, third);
        filtered(model, "&provider=" + Owners.PROVIDER_B);
        filtered(model, "&enterprise=" + Owners.ENTERPRISE_A1, first, third);
        filtered(model, "&site=" + Owners.SITE_A21, second);
        filtered(model, "&region=" + Owners.XIHU, third);
        filtered(model, "&region=330100", first, second, third);
        filtered(model, "&state=installed", third);
        filtered(model, "&q=" + second, second);
        filtered(model, "&q=%25");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "sort=state",
                "cursor=!",
                "cursor=AAAA",
                "region=3301",
                "provider=x",
                "state=on",
                "q=%00"
            })
    void wrongParameterIsNamed(String parameter) {
        a.get(DEVICES + "?" + parameter)
                .statusCode(400)
                .body("type", equalTo("urn:dianan:problem:invalid-parameter"))
                .body("detail", containsString(parameter.substring(0, parameter.indexOf('='))));
    }

    @Test
    void unknownDeviceIsNotFound() {
        a.get(DEVICES + "/" + Owners.SITE_A11).statusCode(404);
        a.get(DEVICES + "/none").statusCode(404);
    }

    private UUID register(UUID model, UUID site) {
        Map<String, Object> body = new HashMap<>(Fleet.deviceBody(model, site));
        UUID id = UUID.fromString(a.post(DEVICES, body).statusCode(201).extract().path("id"));
        body.put("serialNumber", "S-" + id);
        a.put(DEVICES + "/" + id, "\"1\"", body).statusCode(200);
        return id;
    }

    private void filtered(UUID model, String filter, UUID... expected) {
        String[] ids = new String[expected.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = expected[i].toString();
        }
        a.get(DEVICES + "?count=true&model=" + model + filter)
                .statusCode(200)
                .body("items.id", containsInAnyOrder(ids))
                .body("count", equalTo(ids.length));
    }

    private Map<String, Object> body(UUID site) {
        return Fleet.deviceBody(a.model(), site);
    }

    private static String digits(int count) {
        String text = Long.toString(System.nanoTime());
        return "0".repeat(Math.max(0, count - text.length()))
                + text.substring(Math.max(0, text.length() - count));
    }

    private static String imei() {
        String body = digits(14);
        for (char check = '0'; check <= '9'; check++) {
            if (Imei.Check.isImei(body + check)) {
                return body + check;
            }
        }
        throw new IllegalStateException("one of ten digits is right");
    }
}
