package io.dianan.tenant.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dianan.tenant.Door;
import io.dianan.testkit.EmbeddedSuite;
import io.dianan.testkit.ForgedTokens;
import io.dianan.testkit.TokenDraft;
import io.dianan.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
class MeResourceTest {
    @Test
    void aProvidersPersonIsToldTheProvidersName() {
        Door.providerA()
                .get("/me")
                .then()
                .statusCode(200)
                .body("subject", notNullValue())
                .body("userName", equalTo("provider-admin of " + Door.PROVIDER_A))
                .body("roles", contains("provider-admin"))
                .body("scope.kind", equalTo("provider"))
                .body("scope.providerId", equalTo(Door.PROVIDER_A.toString()))
                .body("scope.providerName", equalTo("示范服务商甲"));
    }

    @Test
    void everyScopeHasItsName() {
        Door.as(Tokens.enterprise(Door.ENTERPRISE_B1))
                .get("/me")
                .then()
                .body("scope.kind", equalTo("enterprise"))
                .body("scope.enterpriseName", equalTo("示范企业乙一"));
        Door.regulator("330105")
                .get("/me")
                .then()
                .body("scope.kind", equalTo("region"))
                .body("scope.regionCode", equalTo("330105"))
                .body("scope.regionName", equalTo("拱墅区"));
        Door.systemAdmin().get("/me").then().body("scope.kind", equalTo("everything"));
        Door.as(Tokens.nobody()).get("/me").then().body("scope.kind", equalTo("nobody"));
    }

    @Test
    void anUnknownScopeHasNoName() {
        Door.as(Tokens.provider(UUID.randomUUID()))
                .get("/me")
                .then()
                .statusCode(200)
                .body("scope.kind", equalTo("provider"))
                .body("scope.providerName", nullValue());
    }

    @Test
    void aMistypedScopeOpensNothing() {
        for (TokenDraft token :
                List.of(
                        TokenDraft.accessToken("p", "dispatcher").claim("provider_id", "a"),
                        TokenDraft.accessToken("p", "enterprise-viewer")
                                .claim("enterprise_id", "a"),
                        TokenDraft.accessToken("p", "regulator").claim("region_code", "33"),
                        TokenDraft.accessToken("p", "regulator"))) {
            Door.as(token.sign()).get("/me").then().body("scope.kind", equalTo("nobody"));
            Door.as(token.sign()).get("/sites").then().statusCode(200).body("items", empty());
        }
    }

    @Test
    void rolesThatAreNotOursAreNotShown() {
        Door.as(TokenDraft.accessToken("p", "offline_access", "auditor", "default-roles").sign())
                .get("/me")
                .then()
                .body("roles", contains("auditor"));
    }

    @Test
    void aForgedTokenOpensNothing() {
        ForgedTokens.all("system-admin", "http://127.0.0.1:9/keys")
                .forEach(
                        (fault, token) ->
                                assertThat(Door.as(token).get("/me").statusCode())
                                        .as(fault)
                                        .isEqualTo(401));
    }
}
