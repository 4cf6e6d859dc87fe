package io.dianan.device.model;

import static io.dianan.device.Fleet.MODELS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.dianan.device.DeviceSuite;
import io.dianan.device.Fleet;
import io.dianan.device.Owners;
import io.dianan.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DeviceSuite
class DeviceModelResourceTest {
    private final Fleet a = Fleet.of(Tokens.provider(Owners.PROVIDER_A));
    private final Fleet b = Fleet.of(Tokens.provider(Owners.PROVIDER_B));

    @Test
    void modelComesBackAsItWasWritten() {
        Map<String, Object> body = Fleet.modelBody();

        String location =
                a.post(MODELS, body)
                        .statusCode(201)
                        .header("ETag", "\"1\"")
                        .extract()
                        .header("Location");

        b.get(location)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo(body.get("name")))
                .body("protocol", equalTo("mqtt"))
                .body("reportIntervalSeconds", equalTo(60))
                .body("mapping[0].source", equalTo("leak"))
                .body("mapping[0].scale", equalTo(0.1f))
                .body("maintainerId", equalTo(Owners.PROVIDER_A.toString()))
                .body("createdAt", notNullValue());
    }

    @Test
    void everyFaultOfAMappingIsPointedAt() {
        Map<String, Object> body = new HashMap<>(Fleet.modelBody());
        body.put(
                "mapping",
                List.of(
                        Map.of("source", "leak", "metric", "residualCurrent"),
                        Map.of("source", "t", "metric", "temperature1", "scale", 0),
                        Map.of("source", "x", "metric", "residualcurrent"),
                        Map.of("source", "leak", "channel", 1, "metric", "residualCurrent")));

        a.post(MODELS, body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dianan:problem:invalid-body"))
                .body(
                        "errors.pointer",
                        contains("/mapping/1/scale", "/mapping/2/metric", "/mapping/3"));
    }

    @Test
    void modelOfATransmitterHasSourcesOfFramesAndSentinels() {
        Map<String, Object> body = new HashMap<>(Fleet.modelBody());
        body.put("protocol", "gb26875");
        Map<String, Object> entry = new HashMap<>();
        entry.put("source", "17@3.12/131");
        entry.put("channel", 2);
        entry.put("metric", "residualCurrent");
        entry.put("sentinel", -500);
        body.put("mapping", List.of(entry));

        String id = a.post(MODELS, body).statusCode(201).extract().path("id");

        a.get(MODELS + "/" + id)
                .body("protocol", equalTo("gb26875"))
                .body("mapping[0].source", equalTo("17@3.12/131"))
                .body("mapping[0].sentinel", equalTo(-500));
        entry.put("source", "leak");
        a.post(MODELS, body).statusCode(422).body("errors.pointer", contains("/mapping/0/source"));
    }

    @Test
    void wrongShapeIsPointedAt() {
        Map<String, Object> body = new HashMap<>(Fleet.modelBody());
        body.put("vendor", " ");
        body.put("protocol", "coap");
        body.put("reportIntervalSeconds", 0);
        body.put("mapping", List.of(Map.of("source", "leak", "channel", 33)));

        a.post(MODELS, body)
                .statusCode(422)
                .body(
                        "errors.pointer",
                        hasItems(
                                "/vendor",
                                "/protocol",
                                "/reportIntervalSeconds",
                                "/mapping/0/channel",
                                "/mapping/0/metric"));
    }

    @Test
    void unknownPropertyIsRefused() {
        Map<String, Object> body = new HashMap<>(Fleet.modelBody());
        body.put("maintainerId", Owners.PROVIDER_B);

        a.post(MODELS, body).statusCode(422).body("errors.pointer", contains("/maintainerId"));
    }

    @Test
    void changeNeedsTheVersionThatWasRead() {
        UUID id = a.model();
        String path = MODELS + "/" + id;
        Map<String, Object> body = new HashMap<>(Fleet.modelBody());
        body.put("reportIntervalSeconds", 30);

        a.with(body).put(path).then().statusCode(428);
        a.put(path, "\"7\"", body).statusCode(412);
        a.put(path, "\"1\"", body)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("reportIntervalSeconds", equalTo(30));
        a.put(path, "\"1\"", body).statusCode(412);
        a.get(path).header("ETag", "\"2\"").body("reportIntervalSeconds", equalTo(30));
    }

    @Test
    void doubleNameIsNamed() {
        Map<String, Object> body = Fleet.modelBody();
        a.post(MODELS, body).statusCode(201);

        b.post(MODELS, body)
                .statusCode(409)
                .body("type", equalTo("urn:dianan:problem:double-model"))
                .body("errors.pointer", contains("/name"));
    }

    @Test
    void onlyItsMaintainerAndThePlatformChangeAModel() {
        String path = MODELS + "/" + a.model();

        b.put(path, "\"1\"", Fleet.modelBody()).statusCode(403);
        Fleet.of(Tokens.systemAdmin()).put(path, "\"1\"", Fleet.modelBody()).statusCode(200);
        Fleet.of(Tokens.regulator(Owners.HANGZHOU, "standards-editor"))
                .put(path, "\"2\"", Fleet.modelBody())
                .statusCode(200);
    }

    @Test
    void searchFindsByNameAndPagesGoOn() {
        String vendor = Fleet.fresh();
        for (int i = 0; i < 3; i++) {
            Map<String, Object> body = new HashMap<>(Fleet.modelBody());
            body.put("vendor", vendor);
            body.put("name", "n" + i);
            a.post(MODELS, body).statusCode(201);
        }
        String list = MODELS + "?limit=2&q=" + vendor;

        String next =
                b.get(list + "&count=true")
                        .statusCode(200)
                        .body("items.name", contains("n0", "n1"))
                        .body("count", equalTo(3))
                        .extract()
                        .path("next");

        b.get(list + "&cursor=" + next)
                .body("items.name", contains("n2"))
                .body("next", equalTo(null));
    }
}
