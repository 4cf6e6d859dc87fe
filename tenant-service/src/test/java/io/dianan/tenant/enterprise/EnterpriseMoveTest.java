package io.dianan.tenant.enterprise;

import static io.dianan.tenant.Door.PROVIDER_B;
import static io.dianan.tenant.Door.atOnce;
import static io.dianan.tenant.Door.created;
import static io.dianan.tenant.Door.enterpriseBody;
import static io.dianan.tenant.Door.providerA;
import static io.dianan.tenant.Door.providerB;
import static io.dianan.tenant.Door.siteBody;
import static io.dianan.tenant.Door.systemAdmin;
import static io.dianan.tenant.Door.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dianan.tenant.Door;
import io.dianan.testkit.EmbeddedSuite;
import io.dianan.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * An enterprise goes to another provider: what belongs to it goes along, whatever happens
 * meanwhile.
 */
@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
class EnterpriseMoveTest {
    @Test
    void aMoveToAnotherProviderTakesTheSitesAlong() {
        Map<String, Object> body = enterpriseBody("搬家企业");
        UUID enterprise = created(providerA(), "/enterprises", body);
        UUID site = created(providerA(), "/sites", siteBody(enterprise, "搬家场所"));
        String path = "/enterprises/" + enterprise;

        systemAdmin()
                .header("If-Match", Door.etag(systemAdmin(), path))
                .body(with(body, "providerId", PROVIDER_B.toString()))
                .put(path)
                .then()
                .statusCode(200);

        providerA().get(path).then().statusCode(404);
        providerA().get("/sites/" + site).then().statusCode(404);
        providerA().get("/sites?enterprise=" + enterprise).then().body("items", empty());
        providerB()
                .get("/sites/" + site)
                .then()
                .statusCode(200)
                .body("providerId", equalTo(PROVIDER_B.toString()));

        systemAdmin()
                .header("If-Match", Door.etag(systemAdmin(), path))
                .body(body)
                .put(path)
                .then()
                .statusCode(200)
                .body("providerId", nullValue());
        providerB().get("/sites/" + site).then().statusCode(404);
        Door.as(Tokens.enterprise(enterprise)).get("/sites/" + site).then().statusCode(200);
    }

    @Test
    void aSiteThatIsEnteredDuringAMoveFollows() {
        for (int round = 0; round < 5; round++) {
            Map<String, Object> body = enterpriseBody("搬家企业");
            UUID enterprise = created(providerA(), "/enterprises", body);
            String path = "/enterprises/" + enterprise;
            String etag = Door.etag(systemAdmin(), path);

            atOnce(
                    6,
                    i ->
                            i == 3
                                    ? systemAdmin()
                                            .header("If-Match", etag)
                                            .body(with(body, "providerId", PROVIDER_B.toString()))
                                            .put(path)
                                            .then()
                                            .statusCode(200)
                                            .extract()
                                            .statusCode()
                                    : providerA()
                                            .body(siteBody(enterprise, "场所" + i))
                                            .post("/sites")
                                            .statusCode());

            List<String> owners =
                    systemAdmin().get("/sites?enterprise=" + enterprise).path("items.providerId");
            assertThat(new HashSet<>(owners)).isSubsetOf(PROVIDER_B.toString());
        }
    }
}
