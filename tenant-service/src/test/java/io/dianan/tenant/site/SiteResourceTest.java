package io.dianan.tenant.site;

import static io.dianan.tenant.Door.ENTERPRISE_A1;
import static io.dianan.tenant.Door.ENTERPRISE_B1;
import static io.dianan.tenant.Door.PROVIDER_A;
import static io.dianan.tenant.Door.SITE_A1;
import static io.dianan.tenant.Door.created;
import static io.dianan.tenant.Door.providerA;
import static io.dianan.tenant.Door.providerB;
import static io.dianan.tenant.Door.siteBody;
import static io.dianan.tenant.Door.systemAdmin;
import static io.dianan.tenant.Door.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dianan.tenant.Door;
import io.dianan.testkit.EmbeddedSuite;
import io.dianan.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
class SiteResourceTest {
    @Test
    void aSiteTellsItsOwnersToWhoeverMaySeeIt() {
        for (String token :
                List.of(
                        Tokens.provider(PROVIDER_A),
                        Tokens.technician(PROVIDER_A),
                        Tokens.enterpriseViewer(ENTERPRISE_A1),
                        Tokens.regulator("330000"),
                        Tokens.regulator("330105"),
                        Tokens.machine("device-service"))) {
            Door.as(token)
                    .get("/sites/" + SITE_A1)
                    .then()
                    .statusCode(200)
                    .body("providerId", equalTo(PROVIDER_A.toString()))
                    .body("enterpriseId", equalTo(ENTERPRISE_A1.toString()))
                    .body("regionCode", equalTo("330105"))
                    .body("made", equalTo(true));
        }
    }

    @Test
    void coordinatesAreRoundedToATenthOfAMetre() {
        UUID id =
                created(
                        providerA(),
                        "/sites",
                        with(
                                with(siteBody(ENTERPRISE_A1, "场所"), "longitude", 120.15620049),
                                "latitude",
                                30.3312));

        providerA()
                .get("/sites/" + id)
                .then()
                .body("longitude", equalTo(120.1562f))
                .body("latitude", equalTo(30.3312f));
    }

    @Test
    void everyFaultOfABodyHasItsPointer() {
        Map<String, Object> good = siteBody(ENTERPRISE_A1, "场所");
        refused(with(good, "longitude", 120.1), "/latitude", "longitude without a latitude");
        refused(with(good, "latitude", 30.1), "/longitude", "latitude without a longitude");
        refused(with(good, "address", null), "/address", "required");
        refused(with(good, "address", "示范路\n9号"), "/address", "U+000A");
        refused(with(good, "enterpriseId", null), "/enterpriseId", "null");
        refused(with(good, "regionCode", "330100"), "/regionCode", "is a city");
        refused(with(good, "regionCode", "330105999"), "/regionCode", "330105999 is unknown");
        refused(with(good, "longitude", "120.1"), "/longitude", "number");
        refused(with(good, "providerId", PROVIDER_A.toString()), "/providerId", "unknown property");
        // A swapped pair lies outside of China.
        providerA()
                .body(with(with(good, "longitude", 30.3312), "latitude", 120.1562))
                .post("/sites")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/latitude", "/longitude"));
        providerA().body("{\"longitude\": 1e400}").post("/sites").then().statusCode(422);
    }

    @Test
    void aForeignEnterpriseIsAsUnknownAsNone() {
        for (UUID enterprise : List.of(ENTERPRISE_B1, UUID.randomUUID())) {
            providerA()
                    .body(siteBody(enterprise, "场所"))
                    .post("/sites")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/enterpriseId"))
                    .body("detail", equalTo("no enterprise " + enterprise));
        }
    }

    @Test
    void aSiteStaysWithItsEnterprise() {
        UUID other = created(providerA(), "/enterprises", Door.enterpriseBody("另一企业"));
        UUID id = created(providerA(), "/sites", siteBody(ENTERPRISE_A1, "场所"));
        String path = "/sites/" + id;

        providerA()
                .header("If-Match", Door.etag(providerA(), path))
                .body(siteBody(other, "场所"))
                .put(path)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/enterpriseId"));
        providerA()
                .header("If-Match", Door.etag(providerA(), path))
                .body(with(siteBody(ENTERPRISE_A1, "新名"), "regionCode", "330105901"))
                .put(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("新名"))
                .body("regionCode", equalTo("330105901"))
                .body("longitude", nullValue());
        Door.regulator("330105901").get(path).then().statusCode(200);
        Door.regulator("330105902").get(path).then().statusCode(404);
        providerB()
                .header("If-Match", "\"0\"")
                .body(siteBody(ENTERPRISE_A1, "偷"))
                .put(path)
                .then()
                .statusCode(404);
    }

    @Test
    void aSiteOfAnEnterpriseWithoutProviderHasNoneEither() {
        UUID enterprise = created(systemAdmin(), "/enterprises", Door.enterpriseBody("自营企业"));
        UUID id = created(systemAdmin(), "/sites", siteBody(enterprise, "自营场所"));

        Door.as(Tokens.enterprise(enterprise))
                .get("/sites/" + id)
                .then()
                .statusCode(200)
                .body("providerId", nullValue());
        providerA().get("/sites/" + id).then().statusCode(404);
    }

    @Test
    void sitesAreFoundByNameAndAddress() {
        UUID id =
                created(
                        providerA(),
                        "/sites",
                        with(siteBody(ENTERPRISE_A1, "寻找仓库"), "address", "丽水路88号"));

        for (String text : List.of("寻找", "丽水路8", "仓库")) {
            providerA()
                    .queryParam("q", text)
                    .get("/sites?count=true&enterprise=" + ENTERPRISE_A1)
                    .then()
                    .body("items.id", contains(id.toString()))
                    .body("count", equalTo(1));
        }
        providerB().queryParam("q", "寻找").get("/sites?count=true").then().body("count", equalTo(0));
    }

    private static void refused(Map<String, Object> body, String pointer, String word) {
        providerA()
                .body(body)
                .post("/sites")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains(pointer))
                .body("errors.detail", contains(containsString(word)));
    }
}
