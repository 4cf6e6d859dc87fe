package io.dianan.tenant.region;

import static io.dianan.tenant.Door.body;
import static io.dianan.tenant.Door.systemAdmin;
import static io.dianan.tenant.Door.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dianan.tenant.Door;
import io.dianan.testkit.EmbeddedSuite;
import io.dianan.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
class RegionResourceTest {
    private static final String HANGZHOU = "330100";

    @Test
    void theTreeIsReadLevelByLevel() {
        anybody().get("/regions?level=province").then().body("items.code", contains("330000"));
        anybody()
                .get("/regions?parent=330000&count=true")
                .then()
                .body("items.level", everyItem(equalTo("city")))
                .body("count", equalTo(11));
        anybody()
                .get("/regions?parent=330106&limit=200")
                .then()
                .body("items.code", contains("330106901", "330106902"))
                .body("items.made", everyItem(equalTo(true)));
        anybody().get("/regions?parent=440000").then().statusCode(200).body("items", empty());
    }

    @Test
    void aDayShowsTheTreeOfThatDay() {
        anybody()
                .get("/regions?parent=330100&on=2018-01-01&limit=50")
                .then()
                .body("items.code", hasItems("330103", "330104", "330112"))
                .body("items.code", not(hasItem("330114")))
                .body("items.code", not(hasItem("330185")));
        anybody()
                .get("/regions?parent=330100")
                .then()
                .body("items.code", not(hasItem("330103")))
                .body("items.code", hasItem("330114"));
        // 89 counties in January 2018, 90 since Longgang and the new Hangzhou.
        anybody()
                .get("/regions?level=county&on=2018-01-01&limit=1&count=true")
                .then()
                .body("count", equalTo(89));
        anybody().get("/regions?level=county&limit=1&count=true").then().body("count", equalTo(90));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrDouble() {
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification door = anybody().queryParam("limit", 7);
            Response page =
                    (cursor == null ? door : door.queryParam("cursor", cursor))
                            .get("/regions?level=county");
            paged.addAll(page.jsonPath().getList("items.code", String.class));
            cursor = page.path("next");
        } while (cursor != null);

        List<String> whole =
                anybody().get("/regions?level=county&limit=200").jsonPath().getList("items.code");
        assertThat(paged).hasSize(90).isEqualTo(whole).isSorted();
    }

    @Test
    void oneRegionTellsWhatItWasAndWhatItBecame() {
        anybody()
                .get("/regions/330104")
                .then()
                .statusCode(200)
                .body("name", equalTo("江干区"))
                .body("validTo", equalTo("2021-04-09"))
                .body("successors", contains("330102"))
                .body("times", hasSize(1))
                .header("ETag", notNullValue());
        anybody()
                .get("/regions/330102")
                .then()
                .body("predecessors", contains("330104"))
                .body("parent", equalTo(HANGZHOU))
                .body("longitude", equalTo(120.2145f))
                .body("validTo", nullValue());
        anybody().get("/regions/330104?on=2021-04-08").then().statusCode(200);
        anybody().get("/regions/330104?on=2021-04-09").then().statusCode(404);
    }

    @Test
    void whatIsNoRegionIsNotFound() {
        for (String code : List.of("330199", "330105000", "x", "%00", "33010'")) {
            anybody().urlEncodingEnabled(false).get("/regions/" + code).then().statusCode(404);
        }
    }

    @Test
    void aWrongParameterIsNamed() {
        Map.of(
                        "parent=33", "parent",
                        "level=town", "level",
                        "on=2021-02-30", "on",
                        "on=today", "on",
                        "limit=0", "limit",
                        "limit=201", "limit",
                        "limit=many", "limit",
                        "cursor=%25%25", "cursor",
                        "cursor=eA", "cursor",
                        "count=perhaps", "count")
                .forEach(
                        (query, named) ->
                                anybody()
                                        .urlEncodingEnabled(false)
                                        .get("/regions?" + query)
                                        .then()
                                        .statusCode(400)
                                        .contentType("application/problem+json")
                                        .body(
                                                "type",
                                                equalTo("urn:dianan:problem:invalid-parameter"))
                                        .body("detail", containsString(named)));
    }

    @Test
    void aStreetIsImportedOnce() {
        Map<String, Object> street =
                body(
                        "code",
                        "330203911",
                        "name",
                        " 示范街道 ",
                        "validFrom",
                        "2023-01-01",
                        "made",
                        true);

        systemAdmin()
                .body(street)
                .post("/regions")
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/regions/330203911"))
                .header("ETag", notNullValue())
                .body("name", equalTo("示范街道"))
                .body("level", equalTo("street"))
                .body("parent", equalTo("330203"))
                .body("made", equalTo(true));
        systemAdmin()
                .body(street)
                .post("/regions")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:dianan:problem:double-region"))
                .body("errors.pointer", contains("/code"));
    }

    @Test
    void aCodeCanHaveTwoTimes() {
        systemAdmin()
                .body(
                        body(
                                "code",
                                "330203912",
                                "name",
                                "旧街道",
                                "validFrom",
                                "2001-01-01",
                                "validTo",
                                "2010-01-01"))
                .post("/regions")
                .then()
                .statusCode(201);
        systemAdmin()
                .body(body("code", "330203912", "name", "新街道", "validFrom", "2020-01-01"))
                .post("/regions")
                .then()
                .statusCode(201);

        anybody()
                .get("/regions/330203912")
                .then()
                .body("name", equalTo("新街道"))
                .body("times.name", contains("新街道", "旧街道"));
        anybody().get("/regions/330203912?on=2005-05-05").then().body("name", equalTo("旧街道"));
        anybody().get("/regions/330203912?on=2015-05-05").then().statusCode(404);
    }

    @Test
    void everyFaultOfABodyHasItsPointer() {
        systemAdmin()
                .body(
                        body(
                                "code",
                                "33020391",
                                "name",
                                "街\u0007道",
                                "longitude",
                                12,
                                "successors",
                                List.of("x")))
                .post("/regions")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/code", "/longitude", "/name", "/successors/0"));
        systemAdmin()
                .body(body("code", "330999001", "name", "无", "longitude", 120.1))
                .post("/regions")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/code", "/latitude"));
        systemAdmin()
                .body(body("code", "330104911", "name", "街道"))
                .post("/regions")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/validFrom"))
                .body("errors.detail", contains(containsString("..2021-04-09")));
        systemAdmin()
                .body(body("code", "330105911", "name", "街道", "level", "street"))
                .post("/regions")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/level"));
    }

    @Test
    void aRegionEndsWithItsSuccessorAndNotBeforeWhatLiesBelow() {
        systemAdmin()
                .body(body("code", "330203921", "name", "街道", "validFrom", "2020-01-01"))
                .post("/regions")
                .then()
                .statusCode(201);
        String etag = Door.etag(systemAdmin(), "/regions/330203921");
        Map<String, Object> ended =
                body(
                        "name",
                        "街道",
                        "validFrom",
                        "2020-01-01",
                        "validTo",
                        "2024-01-01",
                        "successors",
                        List.of("330203901"));

        systemAdmin().body(ended).put("/regions/330203921").then().statusCode(428);
        systemAdmin()
                .header("If-Match", "\"99\"")
                .body(ended)
                .put("/regions/330203921")
                .then()
                .statusCode(412);
        systemAdmin()
                .header("If-Match", etag)
                .body(with(ended, "successors", List.of("330203999")))
                .put("/regions/330203921")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/successors/0"));
        systemAdmin()
                .header("If-Match", etag)
                .body(ended)
                .put("/regions/330203921")
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(etag)))
                .body("validTo", equalTo("2024-01-01"));
        anybody().get("/regions/330203901").then().body("predecessors", hasItem("330203921"));

        systemAdmin()
                .header("If-Match", Door.etag(systemAdmin(), "/regions/330203"))
                .body(body("name", "海曙区", "validTo", "2024-01-01"))
                .put("/regions/330203")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/validTo"))
                .body("detail", containsString("330203901"));
    }

    @Test
    void anEditorKeepsTheOwnRegionOnly() {
        RequestSpecification editor = Door.as(Tokens.regulator("330200", "standards-editor"));
        editor.body(body("code", "330105931", "name", "街道"))
                .post("/regions")
                .then()
                .statusCode(403);
        Door.as(Tokens.regulator("330200", "standards-editor"))
                .body(body("code", "330203931", "name", "街道"))
                .post("/regions")
                .then()
                .statusCode(201)
                .body("validFrom", notNullValue());
        Door.regulator("330200")
                .body(body("code", "330203932", "name", "街道"))
                .post("/regions")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    private static RequestSpecification anybody() {
        return Door.as(Tokens.enterpriseViewer(Door.ENTERPRISE_A1));
    }
}
