package io.dianan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People of the shipped realm, with tokens of the real identity provider, at the front door. */
@Order(2)
class WhoIsWhoIT {
    private static RunningSuite suite;
    private static Api.Device device;

    @BeforeAll
    static void start() {
        suite = RunningSuite.get();
        device =
                Api.as(suite, "provider-a-admin")
                        .device(
                                "E2E-WHO-1",
                                Map.of(
                                        "vendor", "E2E",
                                        "name", "Who",
                                        "protocol", "mqtt",
                                        "reportIntervalSeconds", 60,
                                        "mapping", List.of()));
    }

    @ParameterizedTest(name = "{0} gets {1}")
    @CsvSource({
        "provider-a-admin, 200",
        "provider-a-dispatcher, 200",
        "enterprise-a1-viewer, 200",
        "regulator-province, 200",
        "regulator-hangzhou, 200",
        "regulator-gongshu, 200",
        "provider-b-admin, 404",
        "enterprise-b1-admin, 404",
        "regulator-xihu, 404",
        "regulator-ningbo, 404"
    })
    void deviceOfProviderAIsSeenByItsOwnerAndTheRegulatorsAboveOnly(String person, int status) {
        Api api = Api.as(suite, person);

        for (String path :
                List.of(
                        "/devices/" + device.id(),
                        "/circuits/" + device.circuit(),
                        "/circuits/" + device.circuit() + "/readings")) {
            assertThat(api.request().get(path).statusCode()).as(path).isEqualTo(status);
        }
        assertThat(api.request().get("/devices?limit=200").asString().contains(device.id()))
                .as("listed")
                .isEqualTo(status == 200);
    }

    @Test
    void withoutTokenNothingIsShown() {
        for (String path : List.of("/devices", "/enterprises", "/regions", "/readings/latest")) {
            Api.anonymous(suite)
                    .request()
                    .get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void tokenWithAChangedRoleIsRefused() {
        String[] parts = suite.person("enterprise-a1-viewer").bearer().split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]));
        String forged = claims.replace("enterprise-viewer", "system-admin");
        assertThat(forged).isNotEqualTo(claims);
        String token =
                parts[0]
                        + "."
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes())
                        + "."
                        + parts[2];

        Api.anonymous(suite).request().auth().oauth2(token).get("/devices").then().statusCode(401);
    }

    @Test
    void internalPathsAndTheIdentityProvidersConsoleAreNotRouted() {
        for (String path : List.of("/internal/v1/gateway-registry", "/auth/admin/", "/q/metrics")) {
            int status =
                    io.restassured.RestAssured.given()
                            .baseUri(suite.doors().url().toString())
                            .redirects()
                            .follow(false)
                            .get(path)
                            .statusCode();
            assertThat(status).as(path).isBetween(400, 499);
        }
    }

    @Test
    void meTellsWhoOneIs() {
        assertThat(Api.as(suite, "regulator-gongshu").request().get("/me").asString())
                .contains("regulator")
                .contains("330105");
    }
}
