package io.dianan.e2e;

import static io.restassured.RestAssured.given;

import io.dianan.simulator.suite.SignIn;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The front door as one person uses it. */
record Api(RunningSuite suite, @Nullable SignIn person) {
    static final String SITE_OF_PROVIDER_A = "01900000-0000-7000-8000-000000000a11";

    static Api as(RunningSuite suite, String person) {
        return new Api(suite, suite.person(person));
    }

    static Api anonymous(RunningSuite suite) {
        return new Api(suite, null);
    }

    RequestSpecification request() {
        RequestSpecification request =
                given().baseUri(suite.doors().url().toString()).basePath("/api/v1");
        return person == null ? request : request.auth().oauth2(person.bearer());
    }

    /** Creates something and gives its id. */
    String create(String path, Map<String, ?> body) {
        return create(path, body, "id");
    }

    /** Creates something and gives one of its fields. */
    String create(String path, Map<String, ?> body, String field) {
        return request()
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path(field);
    }

    /** A device of provider A with one circuit on channel 1. */
    Device device(String serialNumber, Map<String, ?> model) {
        String modelId = create("/device-models", model);
        String device =
                create(
                        "/devices",
                        Map.of(
                                "serialNumber", serialNumber,
                                "modelId", modelId,
                                "siteId", SITE_OF_PROVIDER_A));
        String circuit =
                create(
                        "/circuits",
                        Map.of(
                                "deviceId",
                                device,
                                "channel",
                                1,
                                "name",
                                "Main",
                                "phases",
                                3,
                                "loadClass",
                                "general"));
        String token =
                create(
                        "/devices/" + device + "/credentials",
                        Map.of("kind", "access-token"),
                        "secret");
        return new Device(device, circuit, token);
    }

    record Device(String id, String circuit, String token) {}
}
