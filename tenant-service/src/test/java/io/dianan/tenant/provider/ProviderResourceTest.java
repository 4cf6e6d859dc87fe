package io.dianan.tenant.provider;

import static io.dianan.tenant.Door.PROVIDER_A;
import static io.dianan.tenant.Door.PROVIDER_B;
import static io.dianan.tenant.Door.atOnce;
import static io.dianan.tenant.Door.body;
import static io.dianan.tenant.Door.created;
import static io.dianan.tenant.Door.freshUscc;
import static io.dianan.tenant.Door.providerBody;
import static io.dianan.tenant.Door.systemAdmin;
import static io.dianan.tenant.Door.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.dianan.tenant.Door;
import io.dianan.testkit.EmbeddedSuite;
import io.dianan.testkit.TokenDraft;
import io.dianan.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
class ProviderResourceTest {
    @Test
    void aProviderIsEnteredReadAndChanged() {
        String code = freshUscc();
        Response made =
                systemAdmin()
                        .body(
                                body(
                                        "name",
                                        "  示范服务商丙 ",
                                        "uscc",
                                        " " + code.toLowerCase(Locale.ROOT),
                                        "regionCode",
                                        "330100"))
                        .post("/providers");
        made.then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/providers/" + made.path("id")))
                .header("ETag", notNullValue())
                .body("name", equalTo("示范服务商丙"))
                .body("uscc", equalTo(code))
                .body("made", equalTo(false));
        String path = "/providers/" + made.path("id");

        Response read = systemAdmin().get(path);
        read.then().statusCode(200).header("ETag", made.header("ETag"));
        assertThat(read.body().asString()).isEqualTo(made.body().asString());

        systemAdmin()
                .header("If-Match", made.header("ETag"))
                .body(body("name", "示范服务商丁", "uscc", code, "regionCode", "330100"))
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", not(made.header("ETag")))
                .body("name", equalTo("示范服务商丁"))
                .body("createdAt", equalTo(made.path("createdAt")));
        systemAdmin().get(path).then().body("name", equalTo("示范服务商丁"));
    }

    @Test
    void aChangeNeedsTheCurrentVersion() {
        Map<String, Object> body = providerBody("示范服务商");
        String path = "/providers/" + created(systemAdmin(), "/providers", body);
        String etag = Door.etag(systemAdmin(), path);

        systemAdmin()
                .body(body)
                .put(path)
                .then()
                .statusCode(428)
                .body("type", equalTo("urn:dianan:problem:if-match-required"));
        systemAdmin()
                .header("If-Match", etag)
                .body(with(body, "name", "甲"))
                .put(path)
                .then()
                .statusCode(200);
        for (String stale : List.of(etag, "\"x\"", "W/" + etag)) {
            systemAdmin()
                    .header("If-Match", stale)
                    .body(body)
                    .put(path)
                    .then()
                    .statusCode(412)
                    .body("type", equalTo("urn:dianan:problem:stale-version"));
        }
        systemAdmin().get(path).then().body("name", equalTo("甲"));
    }

    @Test
    void ofManyChangesToOneVersionOneWins() {
        Map<String, Object> body = providerBody("示范服务商");
        String path = "/providers/" + created(systemAdmin(), "/providers", body);
        String etag = Door.etag(systemAdmin(), path);

        List<Integer> answers =
                atOnce(
                        8,
                        i ->
                                systemAdmin()
                                        .header("If-Match", etag)
                                        .body(with(body, "name", "服务商 " + i))
                                        .put(path)
                                        .statusCode());

        assertThat(Collections.frequency(answers, 200)).isEqualTo(1);
        assertThat(Collections.frequency(answers, 412)).isEqualTo(7);
    }

    @Test
    void ofManyEntriesOfOneCodeOneWins() {
        Map<String, Object> body = providerBody("示范服务商");

        List<Integer> answers =
                atOnce(8, _ -> systemAdmin().body(body).post("/providers").statusCode());

        assertThat(Collections.frequency(answers, 201)).isEqualTo(1);
        assertThat(Collections.frequency(answers, 409)).isEqualTo(7);
    }

    @Test
    void aCodeThatIsTakenIsNamedAndNotItsOwner() {
        Map<String, Object> theirs = with(providerBody("秘密服务商"), "regionCode", "330203");
        created(systemAdmin(), "/providers", theirs);

        String answer =
                Door.as(Tokens.regulator("330105", "market-officer"))
                        .body(with(providerBody("示范服务商"), "uscc", theirs.get("uscc")))
                        .post("/providers")
                        .then()
                        .statusCode(409)
                        .body("type", equalTo("urn:dianan:problem:double-uscc"))
                        .body("errors.pointer", contains("/uscc"))
                        .body("detail", containsString((String) theirs.get("uscc")))
                        .extract()
                        .asString();
        assertThat(answer).doesNotContain("秘密", "330203");
    }

    @Test
    void everyFaultOfABodyHasItsPointer() {
        systemAdmin()
                .body(body("name", "甲\u0000", "uscc", "91350100M000100Y42"))
                .post("/providers")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dianan:problem:invalid-body"))
                .body("errors.pointer", contains("/name", "/regionCode", "/uscc"))
                .body(
                        "errors.find { it.pointer == '/uscc' }.detail",
                        containsString("check character"));
        refused(with(providerBody("甲"), "name", "甲".repeat(101)), "/name", "101");
        refused(with(providerBody("甲"), "name", " "), "/name", "empty");
        refused(with(providerBody("甲"), "name", 7), "/name", "text");
        refused(with(providerBody("甲"), "name", null), "/name", "required");
        refused(with(providerBody("甲"), "uscc", "91350100I000100Y43"), "/uscc", "character 9");
        refused(with(providerBody("甲"), "uscc", "91350100M000100Y4"), "/uscc", "17");
        refused(with(providerBody("甲"), "grade", "A"), "/grade", "unknown property");
        refused(with(providerBody("甲"), "id", PROVIDER_A.toString()), "/id", "unknown property");
        refused(with(providerBody("甲"), "made", true), "/made", "unknown property");
        systemAdmin().body("{\"name\":").post("/providers").then().statusCode(400);
        systemAdmin().body("[]").post("/providers").then().statusCode(422);
        systemAdmin().post("/providers").then().statusCode(422);
    }

    @Test
    void anUnknownOrEndedRegionIsRefusedByName() {
        refused(
                with(providerBody("甲"), "regionCode", "330199"),
                "/regionCode",
                "330199 is unknown");
        refused(with(providerBody("甲"), "regionCode", "33"), "/regionCode", "33 is not a region");
        refused(
                with(providerBody("甲"), "regionCode", "330103"),
                "/regionCode",
                "ended on 2021-04-09; it went to 330105 拱墅区");
    }

    @Test
    void anOfficerEntersProvidersOfTheOwnRegionOnly() {
        Map<String, Object> body = with(providerBody("示范服务商"), "regionCode", "330105901");
        String officer = Tokens.regulator("330105", "market-officer");

        UUID id = created(Door.as(officer), "/providers", body);
        Door.as(officer)
                .body(with(providerBody("示范服务商"), "regionCode", "330106"))
                .post("/providers")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/regionCode"));
        Door.as(officer)
                .header("If-Match", Door.etag(Door.as(officer), "/providers/" + id))
                .body(with(body, "regionCode", "330106"))
                .put("/providers/" + id)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/regionCode"));
        Door.as(Tokens.regulator("330106", "market-officer"))
                .header("If-Match", "\"0\"")
                .body(body)
                .put("/providers/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void aRegulatorAlsoSeesWhoServesAnEnterpriseOrASiteInTheRegion() {
        UUID stranger =
                created(
                        systemAdmin(),
                        "/providers",
                        with(providerBody("外地服务商"), "regionCode", "330203"));
        Door.regulator("330327").get("/providers/" + stranger).then().statusCode(404);

        UUID enterprise =
                created(
                        systemAdmin(),
                        "/enterprises",
                        with(
                                with(Door.enterpriseBody("外地企业"), "regionCode", "330326"),
                                "providerId",
                                stranger.toString()));
        Door.regulator("330326").get("/providers/" + stranger).then().statusCode(200);
        Door.regulator("330327").get("/providers/" + stranger).then().statusCode(404);

        created(
                systemAdmin(),
                "/sites",
                with(Door.siteBody(enterprise, "分厂"), "regionCode", "330327"));
        Door.regulator("330327").get("/providers/" + stranger).then().statusCode(200);
        Door.regulator("330327").get("/enterprises/" + enterprise).then().statusCode(200);
        assertThat(Door.allIds(Tokens.regulator("330327"), "/providers", "", 10))
                .containsExactly(stranger.toString());
        // Seen, and not to be changed from here.
        Door.as(Tokens.regulator("330327", "market-officer"))
                .header("If-Match", "\"0\"")
                .body(with(providerBody("外地服务商"), "regionCode", "330203"))
                .put("/providers/" + stranger)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        Door.providerA().get("/providers/" + stranger).then().statusCode(404);
    }

    @Test
    void anOfficerWithoutARegionWritesNothing() {
        Door.as(TokenDraft.accessToken("lost", "market-officer").sign())
                .body(providerBody("示范服务商"))
                .post("/providers")
                .then()
                .statusCode(403);
    }

    @Test
    void aProviderAndItsPeopleSeeThemselvesOnly() {
        for (String token :
                List.of(
                        Tokens.provider(PROVIDER_A),
                        Tokens.dispatcher(PROVIDER_A),
                        Tokens.technician(PROVIDER_A),
                        Tokens.enterprise(Door.ENTERPRISE_A1))) {
            Door.as(token)
                    .get("/providers?count=true")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(PROVIDER_A.toString()))
                    .body("count", equalTo(1));
            Door.as(token).get("/providers/" + PROVIDER_B).then().statusCode(404);
        }
        Door.as(Tokens.nobody()).get("/providers").then().statusCode(403);
    }

    private static void refused(Map<String, Object> body, String pointer, String word) {
        systemAdmin()
                .body(body)
                .post("/providers")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains(pointer))
                .body("errors.detail", contains(containsString(word)));
    }
}
